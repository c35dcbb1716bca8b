package dev.tributary.terraform.diagnostic;

import dev.tributary.terraform.value.AttributePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the messages of one call, so that all are reported together. Not safe for use by several threads. */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();

    /** Adds an error about the attribute at {@code path}. */
    public void error(AttributePath path, String summary, String detail) {
        all.add(new Diagnostic(Diagnostic.Severity.ERROR, summary, detail, path));
    }

    /** Adds an error about the whole. */
    public void error(String summary, String detail) {
        error(AttributePath.ROOT, summary, detail);
    }

    /** Adds a warning about the attribute at {@code path}. */
    public void warning(AttributePath path, String summary, String detail) {
        all.add(new Diagnostic(Diagnostic.Severity.WARNING, summary, detail, path));
    }

    /** Adds everything that {@code failure} has to say. */
    public void add(ProviderException failure) {
        all.addAll(failure.diagnostics());
    }

    /** Returns whether any of the messages is an error. */
    public boolean hasErrors() {
        return all.stream().anyMatch(each -> each.severity() == Diagnostic.Severity.ERROR);
    }

    /** Returns the messages in the order in which they were added, as a view. */
    public List<Diagnostic> all() {
        return Collections.unmodifiableList(all);
    }
}
