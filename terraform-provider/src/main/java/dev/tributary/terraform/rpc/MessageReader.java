package dev.tributary.terraform.rpc;

import java.util.Arrays;

/**
 * Puts the message of a call together from what comes of it: a byte that says whether it is compressed, its length in
 * four bytes, itself. Takes no more memory than what has come, whatever is announced. For one thread.
 */
final class MessageReader {

    private static final int PREFIX_BYTES = 5;
    private static final int FIRST_BYTES = 4096;

    private final int maxBytes;
    private byte[] bytes = new byte[0];
    private int filled;

    MessageReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes what has come.
     *
     * @throws RpcException if the message is compressed, too large, or not the only one
     */
    void take(byte[] part) throws RpcException {
        if (filled + part.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(filled + part.length, FIRST_BYTES), 2 * bytes.length));
        }
        System.arraycopy(part, 0, bytes, filled, part.length);
        filled += part.length;
        if (filled < PREFIX_BYTES) {
            return;
        }
        if (bytes[0] != 0) {
            throw new RpcException(Status.UNIMPLEMENTED, "Compressed messages are not understood here.");
        }
        int length = length();
        if (length < 0 || length > maxBytes) {
            throw new RpcException(
                    Status.RESOURCE_EXHAUSTED,
                    "A message of " + Integer.toUnsignedString(length) + " bytes is larger than the " + maxBytes
                            + " that are taken.");
        }
        if (filled - PREFIX_BYTES > length) {
            throw new RpcException(Status.INTERNAL, "The call has more than one message.");
        }
    }

    private int length() {
        return Bytes.number(bytes, 1);
    }

    /**
     * Returns the message when the client has said all.
     *
     * @throws RpcException if it is not complete
     */
    byte[] message() throws RpcException {
        if (filled < PREFIX_BYTES || filled - PREFIX_BYTES < length()) {
            throw new RpcException(Status.INTERNAL, "The call ended before its message did.");
        }
        return Arrays.copyOfRange(bytes, PREFIX_BYTES, filled);
    }

    /** Returns the message with what goes before it. */
    static byte[] framed(byte[] message) {
        byte[] framed = new byte[PREFIX_BYTES + message.length];
        Bytes.number(message.length, framed, 1);
        System.arraycopy(message, 0, framed, PREFIX_BYTES, message.length);
        return framed;
    }
}
