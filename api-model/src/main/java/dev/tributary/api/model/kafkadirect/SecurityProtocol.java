package dev.tributary.api.model.kafkadirect;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tributary.api.model.OpenValue;
import java.util.List;

/** How to talk to the external brokers. Immutable; a value that this release does not know survives as it is. */
public final class SecurityProtocol extends OpenValue {

    /** Neither encryption nor authentication. */
    public static final SecurityProtocol PLAINTEXT = new SecurityProtocol("PLAINTEXT");

    /** Authentication without encryption. */
    public static final SecurityProtocol SASL_PLAINTEXT = new SecurityProtocol("SASL_PLAINTEXT");

    /** Both. */
    public static final SecurityProtocol SASL_SSL = new SecurityProtocol("SASL_SSL");

    /** Encryption; authentication by certificate, if any. */
    public static final SecurityProtocol SSL = new SecurityProtocol("SSL");

    private static final List<SecurityProtocol> KNOWN = List.of(PLAINTEXT, SASL_PLAINTEXT, SASL_SSL, SSL);

    private SecurityProtocol(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static SecurityProtocol of(String text) {
        return new SecurityProtocol(text);
    }

    /** The values that this release knows. */
    public static List<SecurityProtocol> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
