package dev.tributary.benchmarks.process;

/** A run cannot go on. The message says what happened and, where one is known, the way out. Unchecked. */
public final class BenchmarkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what happened. */
    public BenchmarkException(String message) {
        super(message);
    }

    /** Says what happened, and what led to it. */
    public BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
