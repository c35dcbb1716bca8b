package dev.tributary.runtime.store;

import org.jdbi.v3.core.Handle;

/** The tables within one transaction. Only good inside of it, and only for the thread that runs it. */
public final class Tables {
    private final Handle handle;

    Tables(Handle handle) {
        this.handle = handle;
    }

    /** Facts about the store as a whole. */
    public StateTable state() {
        return new StateTable(handle);
    }

    /** Sources. */
    public SourceTable sources() {
        return new SourceTable(handle);
    }

    /** Their secrets, encrypted. */
    public SecretTable secrets() {
        return new SecretTable(handle);
    }

    /** Their topic lists. */
    public TopicListTable topicLists() {
        return new TopicListTable(handle);
    }

    /** Tags. */
    public TagTable tags() {
        return new TagTable(handle);
    }

    /** Client credentials. */
    public CredentialTable credentials() {
        return new CredentialTable(handle);
    }

    /** Idempotency keys of creates. */
    public IdempotencyTable idempotencyKeys() {
        return new IdempotencyTable(handle);
    }

    /** Workers and what they say about their sources. */
    public WorkerTable workers() {
        return new WorkerTable(handle);
    }

    /** Counters and figures over time. */
    public FigureTable figures() {
        return new FigureTable(handle);
    }
}
