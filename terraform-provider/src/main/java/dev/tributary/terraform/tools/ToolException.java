package dev.tributary.terraform.tools;

/** Ends a command; the message is one or two sentences for the user: what is wrong and what to do. */
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Ends the command with a message. */
    public ToolException(String message) {
        super(message);
    }

    /** Ends the command with a message, and what caused it. */
    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
