package dev.tributary.terraform.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads msgpack without knowing the type: what comes out still has to be {@linkplain Conformer conformed}.
 *
 * <p>Any input ends in a value or a {@link ValueFormatException}: sizes are held against the bytes that are really
 * there before memory is taken, and depth is bounded. Every extension type is an unknown value, as the protocol says.
 */
final class MsgpackReader {

    private static final int MAX_DEPTH = 64;

    private final ByteBuffer in;

    private MsgpackReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    static Value read(byte[] bytes) throws ValueFormatException {
        MsgpackReader reader = new MsgpackReader(bytes);
        try {
            Value value = reader.value(0);
            if (reader.in.hasRemaining()) {
                throw new ValueFormatException(
                        "The msgpack value is followed by " + reader.in.remaining() + " bytes too many.");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new ValueFormatException("The msgpack value ends too early, after " + bytes.length + " bytes.");
        }
    }

    private Value value(int depth) throws ValueFormatException {
        if (depth > MAX_DEPTH) {
            throw new ValueFormatException("The msgpack value is nested deeper than " + MAX_DEPTH + " levels.");
        }
        int code = in.get() & 0xff;
        if (code <= 0x7f) {
            return Value.of(code);
        } else if (code <= 0x8f) {
            return mapping(code & 0x0f, depth);
        } else if (code <= 0x9f) {
            return sequence(code & 0x0f, depth);
        } else if (code <= 0xbf) {
            return new Value.Text(text(code & 0x1f));
        } else if (code >= 0xe0) {
            return Value.of((byte) code);
        }
        return longForm(code, depth);
    }

    private Value longForm(int code, int depth) throws ValueFormatException {
        return switch (code) {
            case 0xc0 -> Value.nil();
            case 0xc2 -> Value.of(false);
            case 0xc3 -> Value.of(true);
            case 0xc4, 0xd9 -> new Value.Text(text(length8()));
            case 0xc5, 0xda -> new Value.Text(text(length16()));
            case 0xc6, 0xdb -> new Value.Text(text(length32()));
            case 0xc7 -> unknown(length8());
            case 0xc8 -> unknown(length16());
            case 0xc9 -> unknown(length32());
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> unknown(1 << (code - 0xd4));
            case 0xdc -> sequence(length16(), depth);
            case 0xdd -> sequence(length32(), depth);
            case 0xde -> mapping(length16(), depth);
            case 0xdf -> mapping(length32(), depth);
            default -> number(code);
        };
    }

    private Value number(int code) throws ValueFormatException {
        return switch (code) {
            case 0xca -> fraction(in.getFloat());
            case 0xcb -> fraction(in.getDouble());
            case 0xcc -> Value.of(in.get() & 0xff);
            case 0xcd -> Value.of(in.getShort() & 0xffff);
            case 0xce -> Value.of(in.getInt() & 0xffffffffL);
            case 0xcf -> new Value.Numeric(new BigDecimal(new BigInteger(Long.toUnsignedString(in.getLong()))));
            case 0xd0 -> Value.of(in.get());
            case 0xd1 -> Value.of(in.getShort());
            case 0xd2 -> Value.of(in.getInt());
            case 0xd3 -> Value.of(in.getLong());
            default -> throw new ValueFormatException(String.format("The byte 0x%02x begins no msgpack value.", code));
        };
    }

    private static Value fraction(double number) throws ValueFormatException {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new ValueFormatException("A number is infinite or not a number, which Terraform does not allow.");
        }
        return new Value.Numeric(new BigDecimal(number));
    }

    private Value sequence(int count, int depth) throws ValueFormatException {
        checkRemaining(count);
        List<Value> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(value(depth + 1));
        }
        return new Value.Sequence(elements);
    }

    private Value mapping(int count, int depth) throws ValueFormatException {
        checkRemaining(count);
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            if (!(value(depth + 1) instanceof Value.Text key)) {
                throw new ValueFormatException("A msgpack map has a key that is not a string.");
            }
            if (entries.put(key.content(), value(depth + 1)) != null) {
                throw new ValueFormatException("A msgpack map has the key " + key.content() + " twice.");
            }
        }
        return new Value.Mapping(entries);
    }

    private Value unknown(int length) throws ValueFormatException {
        in.get();
        checkRemaining(length);
        in.position(in.position() + length);
        return Value.unknown();
    }

    private String text(int length) throws ValueFormatException {
        checkRemaining(length);
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new ValueFormatException("A msgpack string is not valid UTF-8.");
        }
    }

    private int length8() {
        return in.get() & 0xff;
    }

    private int length16() {
        return in.getShort() & 0xffff;
    }

    private int length32() {
        return in.getInt();
    }

    /** Each element takes at least one byte, so a longer count than bytes left can only be a lie. */
    private void checkRemaining(int count) throws ValueFormatException {
        if (count < 0 || count > in.remaining()) {
            throw new ValueFormatException("A msgpack length says " + Integer.toUnsignedString(count) + ", but only "
                    + in.remaining() + " bytes follow.");
        }
    }
}
