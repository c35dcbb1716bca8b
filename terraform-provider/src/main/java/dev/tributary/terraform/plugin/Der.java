package dev.tributary.terraform.plugin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The few pieces of ASN.1's distinguished encoding that a certificate is made of. */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    /** Two digits of year: the form that certificates use until 2049. */
    private static final int UTC_TIME = 0x17;

    private Der() {}

    /** Returns an element: its tag, the length of its content in the shortest form, its content. */
    static byte[] element(int tag, byte[]... contents) {
        byte[] content = join(contents);
        int length = content.length;
        byte[] head;
        if (length < 0x80) {
            head = new byte[] {(byte) tag, (byte) length};
        } else if (length < 0x100) {
            head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
        } else {
            head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        }
        return join(head, content);
    }

    static byte[] sequence(byte[]... contents) {
        return element(SEQUENCE, contents);
    }

    static byte[] set(byte[]... contents) {
        return element(SET, contents);
    }

    /** Returns an object identifier, given in its encoded form. */
    static byte[] oid(int... encoded) {
        byte[] bytes = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            bytes[i] = (byte) encoded[i];
        }
        return element(0x06, bytes);
    }

    static byte[] utf8(String text) {
        return element(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] octets(byte[]... contents) {
        return element(0x04, contents);
    }

    /** Returns a bit string of whole bytes. */
    static byte[] bits(byte[] bytes) {
        return element(0x03, new byte[] {0}, bytes);
    }

    /** Returns a time, given as year, month, day, hour, minute and second of two digits each, and a {@code Z}. */
    static byte[] time(String digits) {
        return element(UTC_TIME, digits.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
