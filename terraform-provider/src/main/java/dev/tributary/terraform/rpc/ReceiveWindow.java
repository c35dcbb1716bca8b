package dev.tributary.terraform.rpc;

/** How much a client may still send, on a stream or on the connection. For one thread. */
final class ReceiveWindow {

    private final int size;
    private int left;

    ReceiveWindow(int size) {
        this.size = size;
        this.left = size;
    }

    /**
     * Counts what has come. It is let go at once, so the window is opened again, in steps of half of it.
     *
     * @return by how much the client is to be told that it opens, 0 for not yet
     * @throws ConnectionException if the client sent more than it may
     */
    int take(int bytes) throws ConnectionException {
        left -= bytes;
        if (left < 0) {
            throw new ConnectionException(ErrorCode.FLOW_CONTROL_ERROR, "The client sent more than its window.");
        }
        if (left > size / 2) {
            return 0;
        }
        int opened = size - left;
        left = size;
        return opened;
    }
}
