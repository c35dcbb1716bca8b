package dev.tributary.benchmarks.workload;

import java.nio.charset.StandardCharsets;

/**
 * The key of each record: its number within its partition, from 0, as 16 decimal digits. By it the last record of a
 * copy tells how far the copy has come, whatever transaction markers lie between. Stateless.
 */
public final class SequenceKey {

    /** Bytes of a key. */
    public static final int BYTES = 16;

    private static final int DECIMAL = 10;

    private SequenceKey() {}

    /** The key of a record. */
    public static byte[] of(long sequence) {
        byte[] key = new byte[BYTES];
        write(sequence, key, 0);
        return key;
    }

    /**
     * The number that a key stands for.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    public static long parse(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("A key has " + BYTES + " digits, not " + key.length);
        }
        return Long.parseLong(new String(key, StandardCharsets.US_ASCII));
    }

    static void write(long sequence, byte[] target, int offset) {
        long rest = sequence;
        for (int i = offset + BYTES - 1; i >= offset; i--) {
            target[i] = (byte) ('0' + rest % DECIMAL);
            rest /= DECIMAL;
        }
    }
}
