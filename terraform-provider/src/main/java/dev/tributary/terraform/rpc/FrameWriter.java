package dev.tributary.terraform.rpc;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Puts frames on a connection. Each call writes whole frames, and they stay in a buffer until somebody flushes, so that
 * an answer leaves in one piece. Safe for use by several threads; whoever calls waits while the client does not read.
 */
final class FrameWriter {

    private final OutputStream out;
    private final byte[] buffer = new byte[Frame.HEAD_BYTES + Frame.MAX_PAYLOAD_BYTES];
    private int filled;

    FrameWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes a frame of at most {@link Frame#MAX_PAYLOAD_BYTES}: a part of {@code bytes}. */
    synchronized void write(int type, int flags, int stream, byte[] bytes, int from, int length) throws IOException {
        if (filled + Frame.HEAD_BYTES + length > buffer.length) {
            flush();
        }
        buffer[filled] = (byte) (length >>> 16);
        buffer[filled + 1] = (byte) (length >>> 8);
        buffer[filled + 2] = (byte) length;
        buffer[filled + 3] = (byte) type;
        buffer[filled + 4] = (byte) flags;
        Bytes.number(stream, buffer, filled + 5);
        System.arraycopy(bytes, from, buffer, filled + Frame.HEAD_BYTES, length);
        filled += Frame.HEAD_BYTES + length;
    }

    void write(int type, int flags, int stream, byte[] payload) throws IOException {
        write(type, flags, stream, payload, 0, payload.length);
    }

    /** Writes a frame whose payload is one number. */
    void write(int type, int stream, int number) throws IOException {
        byte[] payload = new byte[Integer.BYTES];
        Bytes.number(number, payload, 0);
        write(type, 0, stream, payload);
    }

    synchronized void flush() throws IOException {
        int ready = filled;
        filled = 0;
        out.write(buffer, 0, ready);
        out.flush();
    }
}
