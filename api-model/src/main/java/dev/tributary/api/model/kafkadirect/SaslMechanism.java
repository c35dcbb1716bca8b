package dev.tributary.api.model.kafkadirect;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tributary.api.model.OpenValue;
import java.util.List;

/**
 * How to authenticate to the external brokers. Immutable; a value that this release does not know survives as it is.
 */
public final class SaslMechanism extends OpenValue {

    /** User name and password. */
    public static final SaslMechanism PLAIN = new SaslMechanism("PLAIN");

    /** User name and password, never sent. */
    public static final SaslMechanism SCRAM_SHA_256 = new SaslMechanism("SCRAM-SHA-256");

    /** User name and password, never sent. */
    public static final SaslMechanism SCRAM_SHA_512 = new SaslMechanism("SCRAM-SHA-512");

    /** Identity of the AWS environment. */
    public static final SaslMechanism AWS_MSK_IAM = new SaslMechanism("AWS_MSK_IAM");

    /** Token of an identity provider. */
    public static final SaslMechanism OAUTHBEARER = new SaslMechanism("OAUTHBEARER");

    private static final List<SaslMechanism> KNOWN =
            List.of(PLAIN, SCRAM_SHA_256, SCRAM_SHA_512, AWS_MSK_IAM, OAUTHBEARER);

    private SaslMechanism(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static SaslMechanism of(String text) {
        return new SaslMechanism(text);
    }

    /** The values that this release knows. */
    public static List<SaslMechanism> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
