package dev.tributary.terraform.rpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few header fields of answers, each in full: they are short, and no table has to be kept in step. */
final class HeaderWriter {

    /** The fixed field {@code :status: 200}. */
    private static final int STATUS_200 = 0x88;
    /** A field that is not to be kept, with a name of its own. */
    private static final int LITERAL = 0x00;

    /** Longer texts of a failure are cut off, so that every block fits into one frame. */
    private static final int MAX_MESSAGE_BYTES = 4096;

    private static final String HEX = "0123456789ABCDEF";

    private final ByteArrayOutputStream block = new ByteArrayOutputStream();

    private HeaderWriter() {}

    /** Returns what comes before the answer's message. */
    static byte[] answer() {
        HeaderWriter writer = new HeaderWriter();
        writer.head();
        return writer.block.toByteArray();
    }

    /** Returns what comes after the answer's message. */
    static byte[] success() {
        HeaderWriter writer = new HeaderWriter();
        writer.status(Status.OK);
        return writer.block.toByteArray();
    }

    /** Returns all of an answer that is a failure. */
    static byte[] failure(Status status, String message) {
        HeaderWriter writer = new HeaderWriter();
        writer.head();
        writer.status(status);
        writer.field("grpc-message", escaped(message));
        return writer.block.toByteArray();
    }

    private void head() {
        block.write(STATUS_200);
        field("content-type", "application/grpc");
    }

    private void status(Status status) {
        field("grpc-status", Integer.toString(status.code()));
    }

    private void field(String name, String value) {
        block.write(LITERAL);
        text(name);
        text(value);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        number(bytes.length);
        block.writeBytes(bytes);
    }

    /** Writes a number that begins in the last seven bits of a byte. */
    private void number(int value) {
        int full = 0x7f;
        if (value < full) {
            block.write(value);
            return;
        }
        block.write(full);
        int left = value - full;
        while (left >= 0x80) {
            block.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        block.write(left);
    }

    /** Writes text as gRPC wants it: UTF-8, with all but printable ASCII, and the percent sign, as hex. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (escaped.length() >= MAX_MESSAGE_BYTES) {
                break;
            }
            if (each >= ' ' && each <= '~' && each != '%') {
                escaped.append((char) each);
            } else {
                escaped.append('%').append(HEX.charAt((each >> 4) & 0xf)).append(HEX.charAt(each & 0xf));
            }
        }
        return escaped.toString();
    }
}
