package dev.tributary.terraform.diagnostic;

import dev.tributary.terraform.value.AttributePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation that failed, as the person at the terminal should read it. */
public final class ProviderException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Creates a failure about the whole. */
    public ProviderException(String summary, String detail) {
        this(AttributePath.ROOT, summary, detail, null);
    }

    /** Creates a failure about the attribute at {@code path}. */
    public ProviderException(AttributePath path, String summary, String detail, @Nullable Throwable cause) {
        this(List.of(new Diagnostic(Diagnostic.Severity.ERROR, summary, detail, path)), cause);
    }

    /** Creates a failure with several messages. */
    public ProviderException(List<Diagnostic> diagnostics, @Nullable Throwable cause) {
        super(diagnostics.get(0).summary(), cause);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Returns the messages, at least one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
