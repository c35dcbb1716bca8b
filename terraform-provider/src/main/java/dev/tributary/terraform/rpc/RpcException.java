package dev.tributary.terraform.rpc;

/** Ends a call with a status; the message goes to the caller. */
public final class RpcException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Status status;

    /** Creates the end of a call. */
    public RpcException(Status status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns what says that a service has no such method. */
    public static RpcException unknownMethod(String method) {
        return new RpcException(Status.UNIMPLEMENTED, "There is no method " + method + " here.");
    }

    /** Returns the status. */
    public Status status() {
        return status;
    }
}
