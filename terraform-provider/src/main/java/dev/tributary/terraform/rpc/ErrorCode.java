package dev.tributary.terraform.rpc;

/** HTTP/2's reasons for ending a stream or a connection (RFC 9113, section 7); those that this side ever gives. */
enum ErrorCode {
    NO_ERROR(0),
    PROTOCOL_ERROR(1),
    FLOW_CONTROL_ERROR(3),
    STREAM_CLOSED(5),
    FRAME_SIZE_ERROR(6),
    REFUSED_STREAM(7),
    COMPRESSION_ERROR(9),
    ENHANCE_YOUR_CALM(11);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** Returns the number that stands for it. */
    int number() {
        return number;
    }
}
