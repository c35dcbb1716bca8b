package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How a source is doing. Immutable; a value that this release does not know survives as it is. */
public final class ConnectorStatus extends OpenValue {

    /** Records flow, or all are copied and more are waited for. */
    public static final ConnectorStatus ACTIVE = new ConnectorStatus("Active");

    /** Held by a user; its positions are kept. */
    public static final ConnectorStatus PAUSED = new ConnectorStatus("Paused");

    /** Ended by a user; its positions are kept. */
    public static final ConnectorStatus STOPPED = new ConnectorStatus("Stopped");

    /** Nothing flows until somebody acts; the problems say what to do. */
    public static final ConnectorStatus BROKEN = new ConnectorStatus("Broken");

    /** Connecting, joining, creating topics. */
    public static final ConnectorStatus STARTING = new ConnectorStatus("Starting");

    /** No worker has taken it up. */
    public static final ConnectorStatus UNASSIGNED = new ConnectorStatus("Unassigned");

    /** Nothing has been heard from its workers. */
    public static final ConnectorStatus UNKNOWN = new ConnectorStatus("Unknown");

    /** Declared; not looked at yet. */
    public static final ConnectorStatus PENDING = new ConnectorStatus("Pending");

    private static final List<ConnectorStatus> KNOWN =
            List.of(ACTIVE, PAUSED, STOPPED, BROKEN, STARTING, UNASSIGNED, UNKNOWN, PENDING);

    private ConnectorStatus(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static ConnectorStatus of(String text) {
        return new ConnectorStatus(text);
    }

    /** The values that this release knows. */
    public static List<ConnectorStatus> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
