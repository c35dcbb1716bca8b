package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** The tool that a source was created with. Immutable; a value that this release does not know survives as it is. */
public final class CreatedFrom extends OpenValue {

    /** A Terraform provider. */
    public static final CreatedFrom TERRAFORM = new CreatedFrom("terraform");

    /** The console. */
    public static final CreatedFrom WEB = new CreatedFrom("web");

    /** A direct call. */
    public static final CreatedFrom API = new CreatedFrom("api");

    private static final List<CreatedFrom> KNOWN = List.of(TERRAFORM, WEB, API);

    private CreatedFrom(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static CreatedFrom of(String text) {
        return new CreatedFrom(text);
    }

    /** The values that this release knows. */
    public static List<CreatedFrom> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
