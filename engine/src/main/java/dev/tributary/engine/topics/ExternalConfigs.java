package dev.tributary.engine.topics;

import dev.tributary.engine.clients.Failures;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads external topics' settings where that is allowed. Used by one thread. */
final class ExternalConfigs {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalConfigs.class);

    private final String sourceName;
    private boolean warned;

    ExternalConfigs(String sourceName) {
        this.sourceName = sourceName;
    }

    /** The topic's settings; empty, and said once in the log, when the external cluster does not show them. */
    Optional<Config> of(Admin external, String topic) {
        try {
            return Optional.of(TopicSettings.read(external, topic));
        } catch (AuthorizationException | UnsupportedVersionException e) {
            warnOnce(topic, e);
            return Optional.empty();
        }
    }

    private void warnOnce(String topic, RuntimeException refusal) {
        if (!warned) {
            warned = true;
            LOG.warn(
                    "source={} topic={} the external cluster does not show topic settings ({}); internal topics get the"
                            + " internal cluster's defaults instead. Grant DESCRIBE_CONFIGS on the topics to copy them.",
                    sourceName,
                    topic,
                    Failures.sentence(refusal));
        }
    }
}
