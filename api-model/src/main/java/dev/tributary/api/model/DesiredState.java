package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What a user wants of a source. Immutable; a value that this release does not know survives as it is. */
public final class DesiredState extends OpenValue {

    /** Declared, not started yet. */
    public static final DesiredState PENDING = new DesiredState("Pending");

    /** Shall flow. */
    public static final DesiredState ACTIVE = new DesiredState("Active");

    /** Shall hold. */
    public static final DesiredState PAUSED = new DesiredState("Paused");

    /** Shall end. */
    public static final DesiredState STOPPED = new DesiredState("Stopped");

    private static final List<DesiredState> KNOWN = List.of(PENDING, ACTIVE, PAUSED, STOPPED);

    private DesiredState(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static DesiredState of(String text) {
        return new DesiredState(text);
    }

    /** The values that this release knows. */
    public static List<DesiredState> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
