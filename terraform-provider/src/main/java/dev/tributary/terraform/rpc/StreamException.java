package dev.tributary.terraform.rpc;

/** The client breaks the protocol on one stream; the others go on. */
final class StreamException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    StreamException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
