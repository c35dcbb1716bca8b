package dev.tributary.runtime.store;

import org.postgresql.ds.PGSimpleDataSource;

/** The form of a PostgreSQL store's address. */
public final class StoreAddress {
    private StoreAddress() {}

    /** Whether the driver can read this JDBC address. Connects to nothing. */
    public static boolean isReadable(String url) {
        try {
            new PGSimpleDataSource().setURL(url);
            return true;
        } catch (IllegalArgumentException e) {
            // Its message repeats the address, password and all.
            return false;
        }
    }
}
