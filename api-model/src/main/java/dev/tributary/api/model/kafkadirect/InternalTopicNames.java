package dev.tributary.api.model.kafkadirect;

import java.util.regex.Pattern;

/** How the internal topic of an external one is called, and what Kafka accepts as a topic name. */
public final class InternalTopicNames {
    /** The most characters that Kafka accepts in a topic name. */
    public static final int MAX_LENGTH = 249;

    private static final Pattern LEGAL_CHARACTERS = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final String SEPARATORS = "._-";

    private InternalTopicNames() {}

    /**
     * Prefix and topic, with a {@code .} between unless the prefix already ends in {@code .}, {@code _} or {@code -}.
     *
     * @param prefix the prefix of the source, not empty
     * @param topic the external topic
     */
    public static String internalName(String prefix, String topic) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("prefix is empty");
        }
        boolean separated = SEPARATORS.indexOf(prefix.charAt(prefix.length() - 1)) >= 0;
        return separated ? prefix + topic : prefix + "." + topic;
    }

    /** Whether there is at least one character and all are letters, digits, {@code .}, {@code _} or {@code -}. */
    public static boolean hasLegalCharacters(String name) {
        return LEGAL_CHARACTERS.matcher(name).matches();
    }

    /** Whether Kafka accepts the name for a topic. */
    public static boolean isLegal(String name) {
        return hasLegalCharacters(name) && name.length() <= MAX_LENGTH && !name.equals(".") && !name.equals("..");
    }
}
