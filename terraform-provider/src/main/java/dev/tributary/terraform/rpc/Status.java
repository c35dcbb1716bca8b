package dev.tributary.terraform.rpc;

/** How a call ends; those of gRPC's statuses that this side ever sends. */
public enum Status {
    /** There is an answer. */
    OK(0),
    /** The service failed in a way that it did not foresee. */
    UNKNOWN(2),
    /** The time that the caller gave is over. */
    DEADLINE_EXCEEDED(4),
    /** A message is larger than what is taken. */
    RESOURCE_EXHAUSTED(8),
    /** There is no such service, method or compression. */
    UNIMPLEMENTED(12),
    /** The request breaks the protocol, or its message cannot be read. */
    INTERNAL(13);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    /** Returns the number that stands for it. */
    int code() {
        return code;
    }
}
