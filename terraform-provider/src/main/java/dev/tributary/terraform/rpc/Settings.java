package dev.tributary.terraform.rpc;

import java.io.IOException;

/** What both sides tell each other of themselves. For the connection's reading thread. */
final class Settings {

    private static final int ENABLE_PUSH = 2;
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MAX_FRAME_SIZE = 5;
    private static final int MAX_HEADER_LIST_SIZE = 6;

    private static final int BYTES = 6;
    private static final int LARGEST_FRAME = (1 << 24) - 1;
    /** The connection's window cannot be set, only grow from what HTTP/2 begins with. */
    private static final int DEFAULT_WINDOW_BYTES = 65_535;

    private final FrameWriter out;
    private final SendWindows windows;
    private final OpenCalls open;

    Settings(FrameWriter out, SendWindows windows, OpenCalls open) {
        this.out = out;
        this.windows = windows;
        this.open = open;
    }

    /** Says ours. */
    void offer(int streamWindowBytes, int windowBytes) throws IOException {
        byte[] payload = new byte[3 * BYTES];
        put(payload, 0, MAX_CONCURRENT_STREAMS, Connection.MAX_STREAMS);
        put(payload, 1, INITIAL_WINDOW_SIZE, streamWindowBytes);
        put(payload, 2, MAX_HEADER_LIST_SIZE, HeaderReader.MAX_LIST_BYTES);
        out.write(Frame.SETTINGS, 0, 0, payload);
        out.write(Frame.WINDOW_UPDATE, 0, windowBytes - DEFAULT_WINDOW_BYTES);
        out.flush();
    }

    private static void put(byte[] payload, int place, int name, int value) {
        payload[place * BYTES + 1] = (byte) name;
        Bytes.number(value, payload, place * BYTES + 2);
    }

    /** Takes the client's, or that it has taken ours. */
    void take(Frame frame) throws IOException {
        if (frame.stream() != 0) {
            throw Connection.broken("Settings are for a stream.");
        }
        if (frame.has(Frame.ACK)) {
            frame.needLength(0);
            return;
        }
        byte[] payload = frame.payload();
        if (payload.length % BYTES != 0) {
            throw new ConnectionException(ErrorCode.FRAME_SIZE_ERROR, "Settings end within one of them.");
        }
        for (int at = 0; at < payload.length; at += BYTES) {
            take(((payload[at] & 0xff) << 8) | (payload[at + 1] & 0xff), Bytes.number(payload, at + 2));
        }
        out.write(Frame.SETTINGS, Frame.ACK, 0, new byte[0]);
        out.flush();
    }

    /** Takes one; a value beyond 31 bits is negative here. Those that are not known are to be let go. */
    private void take(int name, int value) throws ConnectionException {
        if (name == INITIAL_WINDOW_SIZE) {
            if (value < 0) {
                throw new ConnectionException(ErrorCode.FLOW_CONTROL_ERROR, "The window of streams is too large.");
            }
            windows.initial(value, open.windows());
        } else if (name == ENABLE_PUSH && (value < 0 || value > 1)) {
            throw Connection.broken("The setting of pushes is neither on nor off.");
        } else if (name == MAX_FRAME_SIZE && (value < Frame.MAX_PAYLOAD_BYTES || value > LARGEST_FRAME)) {
            throw Connection.broken("The setting of frame sizes is none that there can be.");
        }
    }
}
