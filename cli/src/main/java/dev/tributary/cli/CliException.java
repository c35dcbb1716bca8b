package dev.tributary.cli;

/** Ends a command with a sentence for the user and an exit code. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * Ends the command.
     *
     * @param exitCode one of {@link ExitCodes}
     * @param message one sentence: what is wrong and what to do
     */
    public CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** As {@link #CliException(int, String)}, with what caused it. */
    public CliException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** One of {@link ExitCodes}. */
    public int exitCode() {
        return exitCode;
    }
}
