package dev.tributary.terraform.rpc;

import java.io.IOException;

/** The client breaks the protocol in a way after which nothing on the connection can be trusted. */
final class ConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    ConnectionException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
