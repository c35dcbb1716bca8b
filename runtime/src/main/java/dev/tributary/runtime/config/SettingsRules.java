package dev.tributary.runtime.config;

import dev.tributary.runtime.kafka.ConnectionProblem;
import java.util.List;
import java.util.Map;

/** The rules between settings. */
final class SettingsRules {
    private static final long MIB = 1L << 20;

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

    /**
     * The rules between values that are good by themselves.
     *
     * @param directMemoryBytes how much memory outside the heap there is for record batches
     */
    void check(ServerSettings settings, Values values, long directMemoryBytes) {
        if (values.isGood(Settings.COMMIT_INTERVAL) && values.isGood(Settings.TRANSACTION_TIMEOUT)) {
            commitInterval(settings);
        }
        if (values.isGood(Settings.MAX_BYTES_IN_FLIGHT) && values.isGood(Settings.ENGINE_PATH)) {
            memory(settings, directMemoryBytes);
        }
    }

    private void commitInterval(ServerSettings settings) {
        if (settings.commitInterval().compareTo(settings.transactionTimeout().dividedBy(2)) > 0) {
            problems.add(new SettingsProblem(
                    place("", Settings.COMMIT_INTERVAL.name()),
                    Settings.COMMIT_INTERVAL.name() + " must be at most half of " + Settings.TRANSACTION_TIMEOUT.name()
                            + "; shorten it, or lengthen " + Settings.TRANSACTION_TIMEOUT.name()));
        }
    }

    private void memory(ServerSettings settings, long directMemoryBytes) {
        long needed = DirectMemory.neededFor(settings.maxBytesInFlight());
        if (!settings.enginePath().equals(Settings.BYTE_PATH) || needed <= directMemoryBytes) {
            return;
        }
        String name = Settings.MAX_BYTES_IN_FLIGHT.name();
        Entry entry = entries.get(name);
        long neededMib = (needed + MIB - 1) / MIB;
        problems.add(new SettingsProblem(
                place("", name),
                name + " '" + (entry == null ? Settings.MAX_BYTES_IN_FLIGHT.defaultText() : entry.text())
                        + "' needs " + neededMib + "MiB outside the heap, where this JVM may allocate "
                        + directMemoryBytes / MIB + "MiB; lower it, or start the server with"
                        + " TRIBUTARY_JAVA_OPTS=-XX:MaxDirectMemorySize=" + neededMib + "m"));
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
