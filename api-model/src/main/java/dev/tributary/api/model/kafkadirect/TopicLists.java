package dev.tributary.api.model.kafkadirect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comma-separated topic lists as a configuration holds them. Changes leave the text of untouched entries alone. */
public final class TopicLists {
    private TopicLists() {}

    /** The topics of a list: trimmed, empty entries dropped, the first of equal ones kept. */
    public static List<String> parse(@Nullable String list) {
        Set<String> topics = new LinkedHashSet<>();
        for (String entry : entries(list)) {
            if (!entry.isBlank()) {
                topics.add(entry.trim());
            }
        }
        return List.copyOf(topics);
    }

    /** The topics of two lists together, those of the first in front, the first of equal ones kept. */
    public static List<String> union(Collection<String> first, Collection<String> second) {
        Set<String> topics = new LinkedHashSet<>(first);
        topics.addAll(second);
        return List.copyOf(topics);
    }

    /**
     * The list with topics appended behind a comma. Topics that it names already are not repeated; the present text
     * stays as it is, character by character.
     *
     * @param list the present text; null for none
     * @param topics the topics to append, in order
     */
    public static String append(@Nullable String list, Collection<String> topics) {
        StringBuilder text = new StringBuilder(list == null ? "" : list);
        Set<String> present = new LinkedHashSet<>(parse(list));
        for (String topic : topics) {
            if (present.add(topic)) {
                String soFar = text.toString().trim();
                text.append(soFar.isEmpty() || soFar.endsWith(",") ? "" : ",").append(topic);
            }
        }
        return text.toString();
    }

    /**
     * The list without topics. The text of all other entries stays as it is, character by character.
     *
     * @param list the present text; null for none
     * @param topics the topics to remove
     */
    public static String remove(@Nullable String list, Collection<String> topics) {
        Set<String> gone = Set.copyOf(topics);
        return String.join(
                ",",
                entries(list).stream()
                        .filter(entry -> !gone.contains(entry.trim()))
                        .toList());
    }

    private static List<String> entries(@Nullable String list) {
        List<String> entries = new ArrayList<>();
        if (list == null || list.isEmpty()) {
            return entries;
        }
        int start = 0;
        for (int comma = list.indexOf(','); comma >= 0; comma = list.indexOf(',', start)) {
            entries.add(list.substring(start, comma));
            start = comma + 1;
        }
        entries.add(list.substring(start));
        return entries;
    }
}
