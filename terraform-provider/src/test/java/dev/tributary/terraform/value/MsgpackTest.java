package dev.tributary.terraform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MsgpackTest {

    private static final Type OBJECT = new Type.ObjectType(Map.of("a", Type.STRING));

    static Stream<Arguments> values() {
        Map<String, Value> many = new LinkedHashMap<>();
        IntStream.range(0, 40).forEach(i -> many.put("key" + i, Value.of(i)));
        return Stream.of(
                Arguments.of(Type.STRING, Value.ofText("")),
                Arguments.of(Type.STRING, Value.ofText("größer 日本 🙂")),
                Arguments.of(Type.STRING, Value.ofText("x".repeat(40))),
                Arguments.of(Type.STRING, Value.ofText("x".repeat(300))),
                Arguments.of(Type.STRING, Value.ofText("x".repeat(70_000))),
                Arguments.of(Type.STRING, Value.nil()),
                Arguments.of(Type.STRING, Value.unknown()),
                Arguments.of(Type.BOOL, Value.of(true)),
                Arguments.of(Type.NUMBER, Value.of(-32)),
                Arguments.of(Type.NUMBER, Value.of(-33)),
                Arguments.of(Type.NUMBER, Value.of(128)),
                Arguments.of(Type.NUMBER, Value.of(1L << 40)),
                Arguments.of(Type.NUMBER, new Value.Numeric(new BigDecimal("0.5"))),
                Arguments.of(Type.NUMBER, new Value.Numeric(new BigDecimal("0.1"))),
                Arguments.of(Type.NUMBER, new Value.Numeric(new BigDecimal("123456789012345678901234567890"))),
                Arguments.of(Type.listOf(Type.STRING), Value.ofTexts(List.of("b", "a"))),
                Arguments.of(
                        Type.listOf(Type.NUMBER),
                        new Value.Sequence(
                                IntStream.range(0, 70_000).mapToObj(Value::of).toList())),
                Arguments.of(Type.setOf(Type.STRING), new Value.Unordered(List.of(Value.ofText("a"), Value.unknown()))),
                Arguments.of(Type.mapOf(Type.NUMBER), new Value.Mapping(many)),
                Arguments.of(OBJECT, new Value.Mapping(Map.of("a", Value.unknown()))),
                Arguments.of(
                        new Type.TupleType(List.of(Type.STRING, Type.BOOL)),
                        new Value.Sequence(List.of(Value.ofText("a"), Value.of(false)))),
                Arguments.of(Type.DYNAMIC, new Value.Dynamic(Type.listOf(Type.STRING), Value.ofTexts(List.of("x")))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void givenAValue_whenWrittenAndRead_thenItIsTheSame(Type type, Value value) throws ValueFormatException {
        assertThat(ValueCodec.fromMsgpack(ValueCodec.toMsgpack(value), type)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "c7030c8101c2, refinements of extension 12",
        "d400aa, one byte of extension 0",
        "d8ff00000000000000000000000000000000, an extension nobody has defined",
        "c80002000000, a two-byte length",
    })
    void givenAnyExtension_whenRead_thenTheValueIsUnknown(String hex, String which) throws ValueFormatException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(ValueCodec.fromMsgpack(bytes, Type.STRING)).as(which).isEqualTo(Value.unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "'', nothing at all",
        "c1, a byte that begins nothing",
        "a5616263, a string that ends early",
        "dbffffffff, a string of four gigabytes",
        "ddffffffff, a list of four billion",
        "dd7fffffff, a list of two billion",
        "df7fffffff, a map of two billion",
        "c9ffffffff00, an extension of four gigabytes",
        "d9, a length that is missing",
        "cb00, a float that ends early",
        "a1ff, a string that is not UTF-8",
        "8101a161, a key that is a number",
        "82a161a162a161a163, a key that is there twice",
        "81a162a161, an attribute that the type does not have",
        "c3, a boolean instead of an object",
        "81a16101, a number instead of a string",
        "81a161c0c0, bytes behind the end",
    })
    void givenMalformedBytes_whenReadAsAnObject_thenItIsRefused(String hex, String why) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> ValueCodec.fromMsgpack(bytes, OBJECT))
                .as(why)
                .isInstanceOf(ValueFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({"ca7f800000, infinity", "ca7fc00000, not a number", "a3616263, letters"})
    void givenWhatIsNoNumber_whenReadAsANumber_thenItIsRefused(String hex, String why) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> ValueCodec.fromMsgpack(bytes, Type.NUMBER))
                .as(why)
                .isInstanceOf(ValueFormatException.class);
    }

    @Test
    void givenNestingWithoutEnd_whenRead_thenItIsRefusedBeforeTheStackIsFull() {
        byte[] bytes = new byte[100_000];
        java.util.Arrays.fill(bytes, (byte) 0x91);
        assertThatThrownBy(() -> ValueCodec.fromMsgpack(bytes, Type.DYNAMIC)).hasMessageContaining("nested deeper");
    }

    @Test
    void givenAWrongElement_whenRead_thenTheErrorNamesItsPlace() {
        byte[] bytes = ValueCodec.toMsgpack(
                new Value.Mapping(Map.of("a", new Value.Sequence(List.of(Value.ofText("x"), Value.of(true))))));
        Type type = new Type.ObjectType(Map.of("a", Type.listOf(Type.STRING)));
        assertThatThrownBy(() -> ValueCodec.fromMsgpack(bytes, type))
                .isInstanceOfSatisfying(
                        ValueFormatException.class, e -> assertThat(e.path()).hasToString("a[1]"));
    }

    /** A seed that fails is printed; run it again alone by putting it in the place of the loop. */
    @Test
    void givenRandomBytes_whenRead_thenTheyAreAValueOrRefused() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(outcome(bytes)).as("seed %d", seed).isIn("value", "refused");
        }
    }

    private static String outcome(byte[] bytes) {
        try {
            ValueCodec.fromMsgpack(bytes, Type.DYNAMIC);
            return "value";
        } catch (ValueFormatException e) {
            return "refused";
        } catch (RuntimeException e) {
            return e.toString();
        }
    }
}
