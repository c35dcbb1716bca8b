package dev.tributary.terraform.rpc;

import java.util.Collection;

/**
 * How much we may still send, on the connection and on each of its streams. Whoever wants to send waits here until the
 * client makes room or the stream is over. Safe for use by several threads.
 */
final class SendWindows {

    /** What both have before the client says anything. */
    private static final int DEFAULT = 65_535;

    private static final long MAX = Integer.MAX_VALUE;

    private long connection = DEFAULT;
    private int initial = DEFAULT;

    /** The window of one stream. A client's settings can make it negative. */
    static final class OfStream {
        private long left;
        private boolean closed;

        private OfStream(long left) {
            this.left = left;
        }
    }

    synchronized OfStream open() {
        return new OfStream(initial);
    }

    /**
     * Waits for room and takes it.
     *
     * @param wanted in bytes, at least 1
     * @return how many bytes may be sent now, at most {@code wanted}; 0 when the stream is closed
     */
    synchronized int take(OfStream stream, int wanted) throws InterruptedException {
        while (!stream.closed && (connection <= 0 || stream.left <= 0)) {
            wait();
        }
        if (stream.closed) {
            return 0;
        }
        int taken = (int) Math.min(wanted, Math.min(connection, stream.left));
        connection -= taken;
        stream.left -= taken;
        return taken;
    }

    /** Lets nobody wait for this stream any more. */
    synchronized void close(OfStream stream) {
        stream.closed = true;
        notifyAll();
    }

    /** The client makes room on the connection. */
    synchronized void grow(int bytes) throws ConnectionException {
        connection += bytes;
        if (connection > MAX) {
            throw new ConnectionException(ErrorCode.FLOW_CONTROL_ERROR, "The connection's window is too large.");
        }
        notifyAll();
    }

    /** The client makes room on a stream. */
    synchronized void grow(OfStream stream, int bytes) throws StreamException {
        if (bytes == 0) {
            throw new StreamException(ErrorCode.PROTOCOL_ERROR, "A window is to grow by nothing.");
        }
        stream.left += bytes;
        if (stream.left > MAX) {
            throw new StreamException(ErrorCode.FLOW_CONTROL_ERROR, "The stream's window is too large.");
        }
        notifyAll();
    }

    /** The client sets what streams begin with; those that are open change by the difference. */
    synchronized void initial(int bytes, Collection<OfStream> open) throws ConnectionException {
        for (OfStream each : open) {
            each.left += (long) bytes - initial;
            if (each.left > MAX) {
                throw new ConnectionException(ErrorCode.FLOW_CONTROL_ERROR, "A stream's window is too large.");
            }
        }
        initial = bytes;
        notifyAll();
    }
}
