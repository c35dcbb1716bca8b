package dev.tributary.terraform.resource;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.ConfigFinding;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfigRules;
import dev.tributary.api.model.kafkadirect.TopicLists;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.AttributePath;
import java.util.Optional;

/**
 * Holds a source's configuration against the rules of the management API, offline. What is unknown, and whatever hangs
 * on it, passes: the server judges it at apply.
 */
final class SourceRules {

    private SourceRules() {}

    static void validate(Fields config, Diagnostics out) {
        for (ConfigKey key : ConfigKey.values()) {
            if (key.isSecret()) {
                validateSecret(key, config, out);
            }
        }
        for (ConfigFinding finding : KafkaDirectConfigRules.check(known(config))) {
            ConfigKey.ofKey(finding.key())
                    .filter(key -> canJudge(key, config))
                    .ifPresent(key -> report(key, finding, config, out));
        }
    }

    private static void validateSecret(ConfigKey key, Fields config, Diagnostics out) {
        if (config.isNull(key.writeOnlyAttribute())) {
            return;
        } else if (!config.isNull(key.attribute())) {
            out.error(
                    AttributePath.of(key.writeOnlyAttribute()),
                    "Two ways to say one thing",
                    "Both " + key.attribute() + " and " + key.writeOnlyAttribute() + " are given; keep one of them.");
        } else if (config.isNull(key.versionAttribute())) {
            out.error(
                    AttributePath.of(key.writeOnlyAttribute()),
                    "Missing " + key.versionAttribute(),
                    key.writeOnlyAttribute() + " is not kept, so a change of it cannot be seen; set "
                            + key.versionAttribute() + " = 1 and raise it with each change.");
        }
    }

    private static SourceConfig known(Fields config) {
        SourceConfig known = SourceConfig.empty();
        for (ConfigKey key : ConfigKey.values()) {
            Optional<Boolean> truth = config.bool(key.attribute());
            Optional<String> text = config.text(key.attribute());
            if (text.isEmpty() && key.isSecret()) {
                text = config.text(key.writeOnlyAttribute());
            }
            if (truth.isPresent()) {
                known = known.with(key.key(), truth.get());
            } else if (text.isPresent()) {
                known = known.with(key.key(), text.get());
            }
        }
        return known;
    }

    private static boolean canJudge(ConfigKey key, Fields config) {
        boolean known =
                !config.isUnknown(key.attribute()) && !(key.isSecret() && config.isUnknown(key.writeOnlyAttribute()));
        return known
                && switch (key) {
                    // Whether both lists are empty shows in the plan: the base list may be on the server already.
                    case BASE_TOPICS -> !config.isNull(key.attribute()) && !config.isUnknown("topic_prefix");
                    case USER_DEFINED_TOPICS -> !config.isUnknown("topic_prefix");
                    case SCHEMAS_ENABLE -> !config.isUnknown("format");
                    case SASL_USERNAME, SASL_PASSWORD, SASL_TOKEN_ENDPOINT, SASL_SCOPE ->
                        !config.isUnknown("security_protocol") && !config.isUnknown("sasl_mechanism");
                    case SASL_MECHANISM,
                            SSL_CA_CERTIFICATE,
                            SSL_CLIENT_CERTIFICATE,
                            SSL_CLIENT_KEY,
                            SSL_CLIENT_KEY_PASSWORD -> !config.isUnknown("security_protocol");
                    default -> true;
                };
    }

    private static void report(ConfigKey key, ConfigFinding finding, Fields config, Diagnostics out) {
        boolean writeOnly = key.isSecret() && !config.isNull(key.writeOnlyAttribute());
        AttributePath path = AttributePath.of(writeOnly ? key.writeOnlyAttribute() : key.attribute());
        String detail = sentence(finding, path);
        if (finding.severity() == ConfigFinding.Severity.ERROR) {
            out.error(path, "Invalid " + path, detail);
        } else {
            out.warning(path, "Check " + path, detail);
        }
    }

    /** The API's words with the names that the attributes have here. */
    private static String sentence(ConfigFinding finding, AttributePath path) {
        String value = finding.value() == null ? "" : " \"" + finding.value() + "\"";
        String words = path + value + " " + finding.message() + ": " + finding.remedy() + ".";
        for (ConfigKey each : ConfigKey.values()) {
            words = words.replace("config." + each.key() + " ", each.attribute() + " ")
                    .replace("config." + each.key() + ",", each.attribute() + ",");
        }
        return words;
    }

    /** A source must pull something. What is unknown may name a topic. */
    static void checkTopics(Fields lists, Diagnostics out) {
        if (!mayNameTopics(lists, ConfigKey.BASE_TOPICS) && !mayNameTopics(lists, ConfigKey.USER_DEFINED_TOPICS)) {
            out.error(
                    AttributePath.of(ConfigKey.USER_DEFINED_TOPICS.attribute()),
                    "No topics",
                    "Both topic_include_list and topic_include_list_user_defined are empty;"
                            + " name at least one topic in one of them.");
        }
    }

    private static boolean mayNameTopics(Fields lists, ConfigKey key) {
        return lists.isUnknown(key.attribute())
                || !TopicLists.parse(lists.text(key.attribute()).orElse(null)).isEmpty();
    }
}
