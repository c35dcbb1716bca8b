package dev.tributary.terraform.rpc;

import java.util.Arrays;

/**
 * The code of RFC 7541, appendix B, in which clients write their header fields.
 *
 * <p>It is canonical: codes of one length follow each other in the order of their bytes, and the first of a length
 * follows the last of the one before, with a zero appended. So the lengths alone say all of it.
 */
final class Huffman {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;

    /** The length of each byte's code, {@code a} for the shortest. */
    private static final String LENGTHS = "isxxxxxxxtzxxzxxxxxxxxzxxxxxxxxxbffhibdgffdgdbbbaaabbbbbbbcdkbhf"
            + "ibccccccccccccccccccccccdcdioijbkabababbbaccbbbabcbaabccccckgjix"
            + "prpprrrsrssssststtrstssssqrsrsstrqprrssqsrrtqrssqqrqsrssprrrsrrs"
            + "vvporsruvvvwwvtuoqvwwvwtqqvvxwwwptpqrqqsrruuttvsvwvvwwwwwxwwwwwv";

    /** The code of the first byte with a length, minus its place in {@link #BY_CODE}. */
    private static final int[] OFFSET = new int[LONGEST + 1];
    /** The first code that is beyond those of a length. */
    private static final int[] BEYOND = new int[LONGEST + 1];
    /** All bytes in the order of their codes. */
    private static final byte[] BY_CODE = new byte[LENGTHS.length()];

    static {
        int code = 0;
        int place = 0;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            code <<= 1;
            OFFSET[length] = code - place;
            for (int value = 0; value < LENGTHS.length(); value++) {
                if (LENGTHS.charAt(value) - 'a' + SHORTEST == length) {
                    BY_CODE[place++] = (byte) value;
                    code++;
                }
            }
            BEYOND[length] = code;
        }
    }

    private Huffman() {}

    /**
     * Returns what is written in a part of {@code bytes}.
     *
     * @throws ConnectionException if that is no such code, or its padding is not as it must be
     */
    static byte[] decode(byte[] bytes, int from, int to) throws ConnectionException {
        byte[] text = new byte[(to - from) * Byte.SIZE / SHORTEST];
        int count = 0;
        int code = 0;
        int length = 0;
        for (int bit = from * Byte.SIZE; bit < to * Byte.SIZE; bit++) {
            code = (code << 1) | ((bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1);
            length++;
            if (length > LONGEST) {
                throw broken();
            }
            if (length >= SHORTEST && code < BEYOND[length]) {
                text[count++] = BY_CODE[code - OFFSET[length]];
                code = 0;
                length = 0;
            }
        }
        // What is left fills the last byte with ones.
        if (length >= Byte.SIZE || code != (1 << length) - 1) {
            throw broken();
        }
        return Arrays.copyOf(text, count);
    }

    private static ConnectionException broken() {
        return new ConnectionException(ErrorCode.COMPRESSION_ERROR, "A header field is not written as it must be.");
    }
}
