package dev.tributary.runtime.store;

import javax.sql.DataSource;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What differs between the databases: how to connect. */
interface Database extends AutoCloseable {
    /** Connections that may write. */
    DataSource writers();

    /** How many of them may be in use at a time, so that some are left for readers. */
    int writersAtATime();

    /** Connections that only read. */
    DataSource readers();

    /** Connections outside the pools, for the migration. */
    DataSource unpooled();

    /** The lowest isolation under which everything read belongs to one moment. */
    TransactionIsolationLevel readIsolation();

    /** Forgets pooled connections: one of them was found broken, so the others probably are. */
    void dropConnections();

    @Override
    void close();
}
