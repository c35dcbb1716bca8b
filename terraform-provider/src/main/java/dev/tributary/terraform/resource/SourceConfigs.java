package dev.tributary.terraform.resource;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.terraform.provider.ManagedResource.Change;
import dev.tributary.terraform.value.Value;

/** The configuration that the server gets: as the user wrote it, and untouched where he changes nothing. */
final class SourceConfigs {

    private SourceConfigs() {}

    /** Returns the configuration of a new source: what the user says, no defaults. */
    static SourceConfig created(Change change) {
        SourceConfig config = SourceConfig.empty();
        for (ConfigKey key : ConfigKey.values()) {
            if (!change.config().isNull(key.attribute())) {
                config = with(config, key, change.planned().value().get(key.attribute()));
            } else if (key.isSecret()) {
                config = with(config, key, change.config().value().get(key.writeOnlyAttribute()));
            }
        }
        return config;
    }

    /**
     * Returns {@code present} with the change. Keys that the change does not touch stay as they are on the server: keys
     * that nothing here knows, a base list set in the console, secrets behind their mask.
     */
    static SourceConfig changed(SourceConfig present, Change change) {
        SourceConfig config = present;
        for (ConfigKey key : ConfigKey.values()) {
            if (key.isSecret() && !change.config().isNull(key.writeOnlyAttribute())) {
                if (change.touches(key.versionAttribute()) || change.touches(key.attribute())) {
                    config = with(config, key, change.config().value().get(key.writeOnlyAttribute()));
                }
            } else if (touches(change, key)) {
                config = change.config().isNull(key.attribute())
                        ? config.without(key.key())
                        : with(config, key, change.planned().value().get(key.attribute()));
            }
        }
        return config;
    }

    private static boolean touches(Change change, ConfigKey key) {
        return change.touches(key.attribute()) || (key.isSecret() && change.touches(key.versionAttribute()));
    }

    private static SourceConfig with(SourceConfig config, ConfigKey key, Value value) {
        if (value instanceof Value.Text text) {
            return config.with(key.key(), text.content());
        } else if (value instanceof Value.Bool bool) {
            return config.with(key.key(), bool.truth());
        }
        return config;
    }

    /** Returns whether the change is one that the server has to know of. */
    static boolean concernsServer(Change change) {
        for (ConfigKey key : ConfigKey.values()) {
            if (touches(change, key)) {
                return true;
            }
        }
        return change.touches(SourceSchema.NAME)
                || change.touches(SourceSchema.TAGS)
                || change.touches(SourceSchema.DESIRED_STATE);
    }

    /** Returns whether the change may change which topics flow, or what they are called. */
    static boolean concernsTopics(Change change) {
        return change.touches(ConfigKey.TOPIC_PREFIX.attribute())
                || change.touches(ConfigKey.BASE_TOPICS.attribute())
                || change.touches(ConfigKey.USER_DEFINED_TOPICS.attribute());
    }
}
