package dev.tributary.runtime.store;

/** The kinds of topic lists of a source, in effective order. */
public enum TopicList {
    /** The config key {@code topic.include.list}. */
    BASE("base"),
    /** The config key {@code topic.include.list.user.defined}. */
    USER_DEFINED("user_defined"),
    /** A list beside the config. */
    OWNER("owner");

    private final String text;

    TopicList(String text) {
        this.text = text;
    }

    /** As it is stored. */
    public String text() {
        return text;
    }

    static TopicList of(String text) {
        for (TopicList list : values()) {
            if (list.text.equals(text)) {
                return list;
            }
        }
        throw new IllegalArgumentException("topic list '" + text + "' was stored by a newer release");
    }
}
