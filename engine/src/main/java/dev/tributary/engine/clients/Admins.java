package dev.tributary.engine.clients;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The two admin clients of one source, made when first asked for. Safe for use by several threads; a call under way on
 * an external client whose properties have changed ends with an error.
 */
public final class Admins implements AutoCloseable {
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(1);

    private final Map<String, String> internalProperties;
    private final String clientId;
    private @Nullable Admin internal;
    private @Nullable Admin external;
    private Map<String, String> externalProperties = Map.of();

    /** Makes no client yet. */
    public Admins(Map<String, String> internalProperties, String clientId) {
        this.internalProperties = internalProperties;
        this.clientId = clientId;
    }

    /**
     * The client of the internal cluster.
     *
     * @throws WrongPortException when something else answers there
     * @throws org.apache.kafka.common.KafkaException when the properties do not fit
     */
    public synchronized Admin internal() {
        Admin present = internal;
        if (present == null) {
            present = create(internalProperties);
            internal = present;
        }
        return present;
    }

    /**
     * The client of the external cluster that these properties reach.
     *
     * @throws WrongPortException when something else answers there
     * @throws org.apache.kafka.common.KafkaException when the properties do not fit
     */
    public synchronized Admin external(Map<String, String> properties) {
        Admin present = external;
        if (present != null && properties.equals(externalProperties)) {
            return present;
        }
        closeExternal();
        Admin next = create(properties);
        external = next;
        externalProperties = properties;
        return next;
    }

    /** How the internal cluster is reached. */
    public Map<String, String> internalProperties() {
        return internalProperties;
    }

    @Override
    public synchronized void close() {
        closeExternal();
        if (internal != null) {
            internal.close(CLOSE_AT_MOST);
            internal = null;
        }
    }

    private void closeExternal() {
        if (external != null) {
            external.close(CLOSE_AT_MOST);
            external = null;
        }
    }

    private Admin create(Map<String, String> properties) {
        PortCheck.requireBrokers(properties);
        return Admin.create(
                ClientProperties.reaching(properties, clientId).withApiTimeout().toMap());
    }
}
