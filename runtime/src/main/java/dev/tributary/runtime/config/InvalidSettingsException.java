package dev.tributary.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Carries everything that is wrong with them, not just the first thing. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingsProblem> problems;

    InvalidSettingsException(List<SettingsProblem> problems) {
        super(problems.stream()
                .map(SettingsProblem::toString)
                .collect(Collectors.joining(System.lineSeparator() + "  ", "The settings cannot be used:\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the file and then of the variables. Never empty. */
    public List<SettingsProblem> problems() {
        return problems;
    }
}
