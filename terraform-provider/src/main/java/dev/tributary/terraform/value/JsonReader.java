package dev.tributary.terraform.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON without knowing the type, as {@link MsgpackReader} does for msgpack.
 *
 * <p>Written here because every plan reads the state as JSON, in each of the processes that Terraform starts for it:
 * loading a JSON library would be most of that work. Any text ends in a value or a {@link ValueFormatException}.
 */
final class JsonReader {

    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Value read(String text) throws ValueFormatException {
        JsonReader reader = new JsonReader(text);
        Value value = reader.value(0);
        if (reader.peek() != END) {
            throw reader.wrong("the end");
        }
        return value;
    }

    private static final char END = '\0';

    private Value value(int depth) throws ValueFormatException {
        if (depth > MAX_DEPTH) {
            throw new ValueFormatException("The JSON value is nested deeper than " + MAX_DEPTH + " levels.");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Value.Text(string());
            case 't' -> word("true", Value.of(true));
            case 'f' -> word("false", Value.of(false));
            case 'n' -> word("null", Value.nil());
            default -> number();
        };
    }

    private Value object(int depth) throws ValueFormatException {
        Map<String, Value> entries = new LinkedHashMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return new Value.Mapping(entries);
        }
        do {
            if (peek() != '"') {
                throw wrong("a key in quotes");
            }
            String key = string();
            expect(':');
            entries.put(key, value(depth + 1));
        } while (more('}'));
        return new Value.Mapping(entries);
    }

    private Value array(int depth) throws ValueFormatException {
        List<Value> elements = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return new Value.Sequence(elements);
        }
        do {
            elements.add(value(depth + 1));
        } while (more(']'));
        return new Value.Sequence(elements);
    }

    private boolean more(char end) throws ValueFormatException {
        char next = peek();
        if (next != ',' && next != end) {
            throw wrong("',' or '" + end + "'");
        }
        at++;
        return next == ',';
    }

    private String string() throws ValueFormatException {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return content.toString();
            } else if (c == '\\') {
                content.append(escape());
            } else if (c < ' ') {
                throw wrong("no control character in a string");
            } else {
                content.append(c);
            }
        }
        throw wrong("the end of a string");
    }

    private char escape() throws ValueFormatException {
        char c = at < text.length() ? text.charAt(at++) : END;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an escape sequence");
        };
    }

    private char unicode() throws ValueFormatException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private Value number() throws ValueFormatException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw wrong("a value");
        }
        return new Value.Numeric(parseNumber(text.substring(start, at)));
    }

    /** Parses a decimal number of at most a thousand digits, however it is written. */
    static BigDecimal parseNumber(String digits) throws ValueFormatException {
        try {
            BigDecimal number = digits.length() > 1_000 ? null : new BigDecimal(digits);
            if (number != null && Math.abs((long) number.scale()) + number.precision() <= 1_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ValueFormatException(
                    "\"" + digits.substring(0, Math.min(40, digits.length())) + "\" is not a number.");
        }
        throw new ValueFormatException("A number has more than 1000 digits.");
    }

    private Value word(String word, Value value) throws ValueFormatException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private void expect(char c) throws ValueFormatException {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private ValueFormatException wrong(String expected) {
        return new ValueFormatException(
                "The JSON text is malformed at character " + (at + 1) + ": expected " + expected + ".");
    }
}
