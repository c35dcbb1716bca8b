package dev.tributary.api.model.kafkadirect;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tributary.api.model.OpenValue;
import java.util.List;

/** What the records of a source are taken for. Immutable; a value that this release does not know survives as it is. */
public final class RecordFormat extends OpenValue {

    /** Bytes; copied untouched. */
    public static final RecordFormat STRING = new RecordFormat("string");

    /** JSON values. */
    public static final RecordFormat JSON = new RecordFormat("json");

    /** Avro values. */
    public static final RecordFormat AVRO = new RecordFormat("avro");

    private static final List<RecordFormat> KNOWN = List.of(STRING, JSON, AVRO);

    private RecordFormat(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static RecordFormat of(String text) {
        return new RecordFormat(text);
    }

    /** The values that this release knows. */
    public static List<RecordFormat> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
