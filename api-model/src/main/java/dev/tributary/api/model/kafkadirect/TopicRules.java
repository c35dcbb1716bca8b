package dev.tributary.api.model.kafkadirect;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prefix and topic lists. */
final class TopicRules {
    private static final String LEGAL = "letters, digits, '.', '_' and '-'";

    private TopicRules() {}

    static void check(Findings findings, boolean topicsBeside) {
        String prefix = checkPrefix(findings);
        boolean unlisted = !findings.isPresent(KafkaDirectKeys.BASE_TOPICS)
                && !findings.isPresent(KafkaDirectKeys.USER_DEFINED_TOPICS);
        boolean empty =
                TopicLists.parse(findings.text(KafkaDirectKeys.BASE_TOPICS)).isEmpty()
                        && TopicLists.parse(findings.text(KafkaDirectKeys.USER_DEFINED_TOPICS))
                                .isEmpty();
        if (!topicsBeside && (unlisted || empty)) {
            findings.error(
                    KafkaDirectKeys.BASE_TOPICS,
                    null,
                    "and config." + KafkaDirectKeys.USER_DEFINED_TOPICS + " name no topic",
                    "name at least one topic in one of them");
        }
        checkList(findings, KafkaDirectKeys.BASE_TOPICS, prefix);
        checkList(findings, KafkaDirectKeys.USER_DEFINED_TOPICS, prefix);
    }

    /** The prefix when it is fit to build names with. */
    private static @Nullable String checkPrefix(Findings findings) {
        String key = KafkaDirectKeys.TOPIC_PREFIX;
        String prefix = findings.text(key);
        if (prefix == null) {
            if (!findings.isPresent(key)) {
                findings.error(key, null, "is missing", "set what goes in front of the internal topic names");
            }
            return null;
        }
        if (prefix.isEmpty()) {
            findings.error(key, prefix, "is empty", "set what goes in front of the internal topic names");
            return null;
        }
        if (!InternalTopicNames.hasLegalCharacters(prefix)) {
            findings.error(key, prefix, "holds characters that no topic name can have", "use " + LEGAL + " only");
            return null;
        }
        return prefix;
    }

    private static void checkList(Findings findings, String key, @Nullable String prefix) {
        String list = findings.text(key);
        for (String topic : TopicLists.parse(list)) {
            checkTopic(findings, key, topic, prefix);
        }
        Set<String> seen = new HashSet<>();
        for (String entry : list == null ? new String[0] : list.split(",", -1)) {
            String topic = entry.trim();
            if (!topic.isEmpty() && !seen.add(topic)) {
                findings.warning(key, topic, "is named more than once", "remove the repetition, it changes nothing");
            }
        }
    }

    private static void checkTopic(Findings findings, String key, String topic, @Nullable String prefix) {
        if (!InternalTopicNames.hasLegalCharacters(topic)) {
            findings.error(key, topic, "is not a topic name", "use " + LEGAL + " only, and commas between topics");
        } else if (!InternalTopicNames.isLegal(topic)) {
            findings.error(key, topic, "is not a topic name", "use at most 249 characters, and neither '.' nor '..'");
        } else if (prefix != null && !InternalTopicNames.isLegal(InternalTopicNames.internalName(prefix, topic))) {
            findings.error(
                    key,
                    topic,
                    "gets an internal name of "
                            + InternalTopicNames.internalName(prefix, topic).length() + " characters with config."
                            + KafkaDirectKeys.TOPIC_PREFIX,
                    "use a shorter prefix, Kafka accepts 249 characters");
        }
    }
}
