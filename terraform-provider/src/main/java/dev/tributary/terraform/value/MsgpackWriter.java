package dev.tributary.terraform.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes values as msgpack in the forms that Terraform reads back without loss. */
final class MsgpackWriter {

    private static final int MAX_EXACT_DIGITS = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private MsgpackWriter() {}

    static byte[] write(Value value) {
        MsgpackWriter writer = new MsgpackWriter();
        writer.value(value);
        return writer.out.toByteArray();
    }

    private void value(Value value) {
        if (value instanceof Value.Null) {
            out.write(0xc0);
        } else if (value instanceof Value.Unknown) {
            fixedExtensionZero();
        } else if (value instanceof Value.Text text) {
            text(text.content());
        } else if (value instanceof Value.Numeric numeric) {
            number(numeric.number());
        } else if (value instanceof Value.Bool bool) {
            out.write(bool.truth() ? 0xc3 : 0xc2);
        } else if (value instanceof Value.Sequence sequence) {
            elements(sequence.elements());
        } else if (value instanceof Value.Unordered unordered) {
            elements(unordered.elements());
        } else if (value instanceof Value.Mapping mapping) {
            entries(mapping.entries());
        } else if (value instanceof Value.Dynamic dynamic) {
            dynamic(dynamic);
        }
    }

    private void fixedExtensionZero() {
        out.write(0xd4);
        out.write(0);
        out.write(0);
    }

    private void text(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 32) {
            out.write(0xa0 | bytes.length);
        } else {
            head(bytes.length, 0xd9, 0xda, 0xdb);
        }
        out.writeBytes(bytes);
    }

    private void elements(List<Value> elements) {
        if (elements.size() < 16) {
            out.write(0x90 | elements.size());
        } else {
            head(elements.size(), -1, 0xdc, 0xdd);
        }
        elements.forEach(this::value);
    }

    private void entries(Map<String, Value> entries) {
        if (entries.size() < 16) {
            out.write(0x80 | entries.size());
        } else {
            head(entries.size(), -1, 0xde, 0xdf);
        }
        entries.forEach((key, value) -> {
            text(key);
            value(value);
        });
    }

    private void dynamic(Value.Dynamic dynamic) {
        byte[] type = TypeJson.write(dynamic.type()).getBytes(StandardCharsets.UTF_8);
        out.write(0x92);
        head(type.length, 0xc4, 0xc5, 0xc6);
        out.writeBytes(type);
        value(dynamic.value());
    }

    /** Writes a length behind the shortest code that can hold it; {@code code8} is -1 where there is none. */
    private void head(int length, int code8, int code16, int code32) {
        if (code8 >= 0 && length <= 0xff) {
            out.write(code8);
            out.write(length);
        } else if (length <= 0xffff) {
            out.write(code16);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
        } else {
            out.write(code32);
            out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        }
    }

    private void number(BigDecimal number) {
        if (number.scale() <= 0 && number.precision() - number.scale() <= 18) {
            integer(number.longValueExact());
        } else if (new BigDecimal(number.doubleValue()).compareTo(number) == 0) {
            out.write(0xcb);
            out.writeBytes(
                    ByteBuffer.allocate(8).putDouble(number.doubleValue()).array());
        } else {
            text(number.precision() - number.scale() > MAX_EXACT_DIGITS ? number.toString() : number.toPlainString());
        }
    }

    private void integer(long number) {
        if (number >= -32 && number <= 127) {
            out.write((int) number & 0xff);
        } else if (number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE) {
            out.write(0xd2);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) number).array());
        } else {
            out.write(0xd3);
            out.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
        }
    }
}
