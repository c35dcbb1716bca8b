package dev.tributary.runtime.config;

import dev.tributary.runtime.kafka.ConnectionProblem;
import java.util.List;
import java.util.Map;

/** The rules between settings. */
final class SettingsRules {
    private final Map<String, Entry> entries;
    private final List<SettingsProblem> problems;

    SettingsRules(Map<String, Entry> entries, List<SettingsProblem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    void check() {
        needs(Settings.CLIENT_ID, Settings.SECRET);
        needs(Settings.SECRET, Settings.CLIENT_ID);
        needs(Settings.STORE_USER, Settings.STORE_URL);
        needs(Settings.STORE_PASSWORD, Settings.STORE_URL);
        excludes(Settings.ENCRYPTION_KEY, Settings.ENCRYPTION_KEY_FILE);
        connection(Settings.INTERNAL);
        connection(Settings.DEFAULT);
    }

    /** The rules between values that are good by themselves. */
    void check(ServerSettings settings) {
        if (settings.commitInterval().compareTo(settings.transactionTimeout().dividedBy(2)) > 0) {
            problems.add(new SettingsProblem(
                    place("", Settings.COMMIT_INTERVAL.name()),
                    Settings.COMMIT_INTERVAL.name() + " must be at most half of " + Settings.TRANSACTION_TIMEOUT.name()
                            + "; shorten it, or lengthen " + Settings.TRANSACTION_TIMEOUT.name()));
        }
    }

    private void needs(Setting<?> given, Setting<?> needed) {
        Entry entry = entries.get(given.name());
        if (entry != null && !entries.containsKey(needed.name())) {
            problems.add(new SettingsProblem(
                    entry.place(),
                    given.name() + " needs " + needed.name() + "; set " + needed.name() + " (" + needed.variable()
                            + ") too, or remove " + given.name()));
        }
    }

    private void excludes(Setting<?> one, Setting<?> other) {
        Entry entry = entries.get(one.name());
        if (entry != null && entries.containsKey(other.name())) {
            problems.add(new SettingsProblem(
                    entry.place(), one.name() + " and " + other.name() + " exclude each other; remove one of the two"));
        }
    }

    private void connection(String prefix) {
        Map<String, String> keys = Values.startingWith(entries, prefix);
        if (keys.isEmpty()) {
            return;
        }
        for (ConnectionProblem problem :
                ConnectionSettings.clientProperties(keys).problems()) {
            problems.add(new SettingsProblem(
                    place(prefix, problem.key()),
                    "in " + prefix + "*: " + problem.message() + ". " + problem.remedy()));
        }
    }

    private String place(String prefix, String key) {
        Entry entry = entries.get(prefix + key);
        return entry == null ? Setting.variable(prefix + key) : entry.place();
    }
}
