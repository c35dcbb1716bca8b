package dev.tributary.api.model.kafkadirect;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tributary.api.model.OpenValue;
import java.util.List;

/**
 * Where reading starts when a partition has no position yet. Immutable; a value that this release does not know
 * survives as it is.
 */
public final class OffsetPolicy extends OpenValue {

    /** At the first record there is. */
    public static final OffsetPolicy EARLIEST = new OffsetPolicy("earliest");

    /** At the next record to come. */
    public static final OffsetPolicy LATEST = new OffsetPolicy("latest");

    private static final List<OffsetPolicy> KNOWN = List.of(EARLIEST, LATEST);

    private OffsetPolicy(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static OffsetPolicy of(String text) {
        return new OffsetPolicy(text);
    }

    /** The values that this release knows. */
    public static List<OffsetPolicy> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
