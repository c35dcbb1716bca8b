package dev.tributary.runtime.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The settings that somebody set, parsed. */
final class Values {
    private final Map<String, Entry> entries;
    private final List<SettingsProblem> problems;
    private final Map<String, Object> parsed = new HashMap<>();

    Values(Map<String, Entry> entries, List<SettingsProblem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    /** Parses one entry of a known name; a failure becomes a problem. */
    void parse(Entry entry, KnownNames known) {
        Setting<?> setting = known.setting(entry.name());
        if (setting == null) {
            throw new IllegalArgumentException(entry.name() + " is not a setting");
        }
        try {
            parsed.put(entry.name(), setting.parser().parse(entry.text()));
        } catch (IllegalArgumentException e) {
            String value = setting.secret() ? "" : " '" + entry.text() + "'";
            problems.add(new SettingsProblem(entry.place(), entry.name() + value + " must be " + e.getMessage()));
        }
    }

    /** Hands the value of a setting on, if somebody set it. */
    <T> void ifSet(Setting<T> setting, Consumer<T> consumer) {
        get(setting).ifPresent(consumer);
    }

    /** Whether nothing is wrong with what somebody set, if anybody did. */
    boolean isGood(Setting<?> setting) {
        return parsed.containsKey(setting.name()) || !entries.containsKey(setting.name());
    }

    // The map holds under a setting's name what that setting's own parser returned.
    @SuppressWarnings("unchecked")
    private <T> Optional<T> get(Setting<T> setting) {
        return Optional.ofNullable((T) parsed.get(setting.name()));
    }

    /** Every value whose name starts with {@code prefix}, under the rest of its name. */
    Map<String, String> startingWith(String prefix) {
        return startingWith(entries, prefix);
    }

    static Map<String, String> startingWith(Map<String, Entry> entries, String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        entries.forEach((name, entry) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), entry.text());
            }
        });
        return found;
    }
}
