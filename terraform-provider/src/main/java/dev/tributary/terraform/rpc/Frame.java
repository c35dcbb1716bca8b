package dev.tributary.terraform.rpc;

import java.util.Arrays;

/**
 * One frame of HTTP/2 (RFC 9113, section 4).
 *
 * @param type its number; any, for unknown ones are let go
 * @param flags its flags
 * @param stream the stream, 0 for the connection
 * @param payload what it carries, shared and not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Frames are never compared.
record Frame(int type, int flags, int stream, byte[] payload) {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    /** Of DATA and HEADERS: the sender says nothing more on this stream. */
    static final int END_STREAM = 0x1;
    /** Of SETTINGS and PING; the same bit. */
    static final int ACK = 0x1;
    /** Of HEADERS and CONTINUATION: the block of fields is complete. */
    static final int END_HEADERS = 0x4;

    static final int PADDED = 0x8;
    static final int PRIORITISED = 0x20;

    static final int HEAD_BYTES = 9;
    /** The largest payload until a setting says otherwise; ours never does, and a client's is not used. */
    static final int MAX_PAYLOAD_BYTES = 16_384;

    private static final int PRIORITY_BYTES = 5;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Returns the unsigned 31 bits at a place of the payload. */
    int number(int at) {
        return Bytes.number(payload, at) & 0x7fff_ffff;
    }

    /** Throws unless the payload has exactly so many bytes. */
    void needLength(int bytes) throws ConnectionException {
        if (payload.length != bytes) {
            throw new ConnectionException(
                    ErrorCode.FRAME_SIZE_ERROR, "A frame of type " + type + " has " + payload.length + " bytes.");
        }
    }

    /** Returns the payload of DATA or HEADERS without padding and priority. */
    byte[] content() throws ConnectionException {
        int from = 0;
        int padding = 0;
        if (has(PADDED) && payload.length > 0) {
            padding = payload[0] & 0xff;
            from = 1;
        }
        if (type == HEADERS && has(PRIORITISED)) {
            from += PRIORITY_BYTES;
        }
        int to = payload.length - padding;
        if (to < from || (has(PADDED) && payload.length == 0)) {
            throw new ConnectionException(ErrorCode.PROTOCOL_ERROR, "A frame is padded beyond its length.");
        }
        return from == 0 && padding == 0 ? payload : Arrays.copyOfRange(payload, from, to);
    }
}
