package dev.tributary.sdk.error;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.SourceProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source that was waited for got into a status that the caller counts as failed. The message holds its problems and
 * what to do about them.
 */
public final class SourceFailedException extends TributaryException {
    private static final long serialVersionUID = 1L;

    private final String sourceStatus;
    /** Lost when the exception is serialised; the message keeps the essentials. */
    private final transient @Nullable List<SourceProblem> problems;

    /** Tells what was waited for and what came instead. */
    public SourceFailedException(String message, ConnectorStatus status, List<SourceProblem> problems) {
        super(message, null, null);
        this.sourceStatus = status.text();
        this.problems = List.copyOf(problems);
    }

    /** The status that ended the wait. */
    public ConnectorStatus sourceStatus() {
        return ConnectorStatus.of(sourceStatus);
    }

    /** What keeps the source from flowing, in the server's order. */
    public List<SourceProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
