package dev.tributary.terraform.value;

/**
 * Values to and from the two forms that cross the wire. Stateless; any input ends in a value of the asked type or a
 * {@link ValueFormatException}.
 */
public final class ValueCodec {

    private static final Conformer STRICT = new Conformer(Conformer.Surplus.REFUSE);
    private static final Conformer LENIENT = new Conformer(Conformer.Surplus.DROP);

    private ValueCodec() {}

    /** Reads msgpack as a value of {@code type}; an attribute that the type does not have is an error. */
    public static Value fromMsgpack(byte[] bytes, Type type) throws ValueFormatException {
        return STRICT.conform(MsgpackReader.read(bytes), type);
    }

    /** Reads JSON as a value of {@code type}; an attribute that the type does not have is an error. */
    public static Value fromJson(String json, Type type) throws ValueFormatException {
        return STRICT.conform(JsonReader.read(json), type);
    }

    /** Reads JSON of an unknown type: objects become mappings, arrays sequences. */
    public static Value fromJson(String json) throws ValueFormatException {
        return JsonReader.read(json);
    }

    /** Makes a value of {@code type} of one read from JSON, dropping attributes that the type does not have. */
    public static Value conform(Value value, Type type) throws ValueFormatException {
        return LENIENT.conform(value, type);
    }

    /** Writes msgpack. */
    public static byte[] toMsgpack(Value value) {
        return MsgpackWriter.write(value);
    }
}
