package dev.tributary.terraform.rpc;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes a client's bytes apart. For one thread. */
final class FrameReader {

    /** What every client of HTTP/2 says first. */
    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final byte[] head = new byte[Frame.HEAD_BYTES];

    FrameReader(InputStream in) {
        this.in = new BufferedInputStream(in, Frame.MAX_PAYLOAD_BYTES);
    }

    void readPreface() throws IOException {
        if (!Arrays.equals(in.readNBytes(PREFACE.length), PREFACE)) {
            throw new ConnectionException(ErrorCode.PROTOCOL_ERROR, "The client does not speak HTTP/2.");
        }
    }

    /**
     * Returns the next frame, or nothing when the client closed the connection between two frames.
     *
     * @throws EOFException if it did so within a frame
     * @throws ConnectionException if a frame is larger than it may be
     */
    @Nullable Frame next() throws IOException {
        int read = in.readNBytes(head, 0, head.length);
        if (read == 0) {
            return null;
        }
        if (read < head.length) {
            throw new EOFException("The connection ended within a frame.");
        }
        int length = ((head[0] & 0xff) << 16) | ((head[1] & 0xff) << 8) | (head[2] & 0xff);
        if (length > Frame.MAX_PAYLOAD_BYTES) {
            throw new ConnectionException(
                    ErrorCode.FRAME_SIZE_ERROR, "A frame has " + length + " bytes, more than was agreed.");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("The connection ended within a frame.");
        }
        return new Frame(head[3] & 0xff, head[4] & 0xff, Bytes.number(head, 5) & 0x7fff_ffff, payload);
    }
}
