package dev.tributary.engine.batch.format;

import java.nio.ByteBuffer;

/** Numbers as records hold them: zigzag, seven bits in a byte, the lowest first. */
final class Varint {
    static final int BITS_IN_A_BYTE = 7;
    static final int LOW_BITS = 0x7f;
    static final int MORE = 0x80;

    private Varint() {}

    /** How many bytes a number takes, 1 to 10. */
    static int bytesOf(long number) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(zigzag(number));
        return Math.max(1, (bits + BITS_IN_A_BYTE - 1) / BITS_IN_A_BYTE);
    }

    static void write(long number, ByteBuffer to) {
        long rest = zigzag(number);
        while ((rest & ~LOW_BITS) != 0) {
            to.put((byte) ((rest & LOW_BITS) | MORE));
            rest >>>= BITS_IN_A_BYTE;
        }
        to.put((byte) rest);
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> (Long.SIZE - 1));
    }

    static long fromZigzag(long encoded) {
        return (encoded >>> 1) ^ -(encoded & 1);
    }
}
