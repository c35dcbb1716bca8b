package dev.tributary.api.model.auth;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tributary.api.model.OpenValue;
import java.util.List;

/** A role. Immutable; a value that this release does not know survives as it is. */
public final class RoleKey extends OpenValue {

    /** May do everything, credentials included. */
    public static final RoleKey ADMIN = new RoleKey("admin");

    /** May read and change sources, topics and tags. */
    public static final RoleKey EDITOR = new RoleKey("editor");

    /** May read all but secrets. */
    public static final RoleKey VIEWER = new RoleKey("viewer");

    private static final List<RoleKey> KNOWN = List.of(ADMIN, EDITOR, VIEWER);

    private RoleKey(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static RoleKey of(String text) {
        return new RoleKey(text);
    }

    /** The values that this release knows. */
    public static List<RoleKey> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
