package dev.tributary.terraform.rpc;

import java.io.ByteArrayOutputStream;

/** Puts a header together from its frames, which nothing else may come between. For one thread. */
final class HeaderBlock {

    /** Written in full, a header has hardly more bytes than it is counted for. */
    private static final int MAX_BYTES = 2 * HeaderReader.MAX_LIST_BYTES;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int stream;
    private boolean endsStream;
    private boolean open;
    private int frameBytes;

    void begin(Frame frame) throws ConnectionException {
        bytes.reset();
        frameBytes = 0;
        stream = frame.stream();
        endsStream = frame.has(Frame.END_STREAM);
        add(frame, frame.content());
    }

    void go(Frame frame) throws ConnectionException {
        if (!open) {
            throw Connection.broken("A header goes on that did not begin.");
        }
        add(frame, frame.payload());
    }

    /** Empty frames count, too: they could come without end. */
    private void add(Frame frame, byte[] part) throws ConnectionException {
        frameBytes += Frame.HEAD_BYTES;
        if (bytes.size() + frameBytes + part.length > MAX_BYTES) {
            throw new ConnectionException(
                    ErrorCode.ENHANCE_YOUR_CALM, "A header has more than " + MAX_BYTES + " bytes.");
        }
        bytes.writeBytes(part);
        open = !frame.has(Frame.END_HEADERS);
    }

    /** Returns whether more of it must come. */
    boolean isOpen() {
        return open;
    }

    int stream() {
        return stream;
    }

    boolean endsStream() {
        return endsStream;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
