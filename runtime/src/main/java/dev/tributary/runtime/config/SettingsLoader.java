package dev.tributary.runtime.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the file, lays the environment over it and reports everything that is wrong together. */
final class SettingsLoader {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsLoader.class);

    /** Longer typing errors are rarely typing errors. */
    private static final int MOST_EDITS_OF_A_NAME = 6;
    /**
     * An unknown variable is refused only when it is almost a known one; of others the log tells. The environment is
     * not the server's alone, so what it cannot know must not keep it from starting.
     */
    private static final int MOST_EDITS_OF_A_VARIABLE = 2;

    private final Optional<Path> file;
    private final Map<String, String> environment;
    private final long directMemoryBytes;
    private final KnownNames known = new KnownNames();
    private final List<SettingsProblem> problems = new ArrayList<>();

    /**
     * Prepares to load.
     *
     * @param directMemoryBytes how much memory outside the heap there is for record batches
     */
    SettingsLoader(Optional<Path> file, Map<String, String> environment, long directMemoryBytes) {
        this.file = file;
        this.environment = environment;
        this.directMemoryBytes = directMemoryBytes;
    }

    ServerSettings load() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        file.ifPresent(path -> SettingsFile.read(path, problems).forEach(entry -> {
            if (isKnown(entry)) {
                entries.put(entry.name(), entry);
            }
        }));
        variables().forEach(entry -> entries.put(entry.name(), entry));
        Values values = new Values(entries, problems);
        entries.values().forEach(entry -> values.parse(entry, known));
        SettingsRules rules = new SettingsRules(entries, problems);
        rules.check();
        ServerSettings settings = SettingsAssembly.assemble(values);
        rules.check(settings, values, directMemoryBytes);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    private boolean isKnown(Entry entry) {
        if (known.setting(entry.name()) != null) {
            return true;
        }
        String hint = NearestName.among(known.names(), entry.name(), MOST_EDITS_OF_A_NAME)
                .map(name -> "did you mean " + name + "?")
                .orElse("docs/operations.md lists all names");
        problems.add(new SettingsProblem(entry.place(), entry.name() + " is not a setting; " + hint));
        return false;
    }

    private List<Entry> variables() {
        List<Entry> entries = new ArrayList<>();
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (!variable.startsWith(Setting.VARIABLE_PREFIX)) {
                return;
            }
            Optional<String> name = known.nameOf(variable);
            if (name.isPresent()) {
                entries.add(new Entry(name.get(), text, variable));
            } else if (!OtherVariables.holds(variable, text)) {
                unknown(variable);
            }
        });
        return entries;
    }

    private void unknown(String variable) {
        NearestName.among(known.variables(), variable, MOST_EDITS_OF_A_VARIABLE)
                .ifPresentOrElse(
                        near -> problems.add(
                                new SettingsProblem(variable, "is not a setting; did you mean " + near + "?")),
                        () -> LOG.warn(
                                "the variable {} is not a setting and is ignored; docs/operations.md lists all names",
                                variable));
    }
}
