package dev.tributary.terraform.rpc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads blocks of header fields as RFC 7541 has them. The blocks of a connection build on each other, so every one must
 * be read, whatever becomes of its stream. For one thread.
 */
final class HeaderReader {

    /** What the fields of one block may have together, as {@link HeaderField#size} counts it. */
    static final int MAX_LIST_BYTES = 16_384;

    private static final int INDEXED = 0x80;
    private static final int TO_BE_KEPT = 0x40;
    private static final int RESIZE = 0x20;
    private static final int HUFFMAN = 0x80;

    /** A number of more than so many bits after its first byte is none that anybody needs. */
    private static final int MAX_SHIFT = 21;

    private final HeaderTable table = new HeaderTable();
    private byte[] block = new byte[0];
    private int at;

    /**
     * Returns the fields of a block in their order.
     *
     * @throws ConnectionException if it cannot be read, or has more than {@link #MAX_LIST_BYTES}
     */
    List<HeaderField> read(byte[] bytes) throws ConnectionException {
        block = bytes;
        at = 0;
        List<HeaderField> fields = new ArrayList<>();
        int size = 0;
        while (at < block.length) {
            int first = block[at] & 0xff;
            if ((first & (INDEXED | TO_BE_KEPT | RESIZE)) == RESIZE) {
                resize(fields.isEmpty());
                continue;
            }
            HeaderField field = field(first);
            size += field.size();
            if (size > MAX_LIST_BYTES) {
                throw new ConnectionException(
                        ErrorCode.ENHANCE_YOUR_CALM, "A header has more than " + MAX_LIST_BYTES + " bytes.");
            }
            fields.add(field);
        }
        return fields;
    }

    /** Returns the size of what the table remembers. */
    int tableBytes() {
        return table.bytes();
    }

    private void resize(boolean atBeginning) throws ConnectionException {
        if (!atBeginning) {
            throw broken("changes the table after its first field");
        }
        table.resize(number(5));
    }

    private HeaderField field(int first) throws ConnectionException {
        if ((first & INDEXED) != 0) {
            return table.get(number(7));
        }
        boolean kept = (first & TO_BE_KEPT) != 0;
        int known = number(kept ? 6 : 4);
        String name = known == 0 ? text() : table.get(known).name();
        HeaderField field = new HeaderField(name, text());
        if (kept) {
            table.add(field);
        }
        return field;
    }

    /** Reads a number that begins in the last bits of the next byte (section 5.1). */
    private int number(int bits) throws ConnectionException {
        int full = (1 << bits) - 1;
        int value = next() & full;
        if (value < full) {
            return value;
        }
        int more;
        int shift = 0;
        do {
            if (shift > MAX_SHIFT) {
                throw broken("has a number that is too large");
            }
            more = next();
            value += (more & 0x7f) << shift;
            shift += 7;
        } while ((more & 0x80) != 0);
        return value;
    }

    private String text() throws ConnectionException {
        boolean huffman = at < block.length && (block[at] & HUFFMAN) != 0;
        int length = number(7);
        int from = at;
        if (length > block.length - from) {
            throw broken("ends within a field");
        }
        at = from + length;
        byte[] text = huffman ? Huffman.decode(block, from, at) : Arrays.copyOfRange(block, from, at);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private int next() throws ConnectionException {
        if (at >= block.length) {
            throw broken("ends within a field");
        }
        return block[at++] & 0xff;
    }

    private static ConnectionException broken(String how) {
        return new ConnectionException(ErrorCode.COMPRESSION_ERROR, "A block of header fields " + how + ".");
    }
}
