package dev.tributary.cli;

/** How the command line ends; scripts rely on these numbers. */
public final class ExitCodes {

    /** Done. */
    public static final int OK = 0;

    /** A source is in a failed state, a check did not hold, or the server could not do what was asked. */
    public static final int FAILED = 1;

    /** The command line, a configuration or a value in them is not acceptable. */
    public static final int USAGE = 2;

    /** The credential is wrong, or its role may not do this. */
    public static final int AUTHENTICATION = 3;

    /** What was waited for did not come in time. */
    public static final int TIMEOUT = 4;

    /** There is no such thing. */
    public static final int NOT_FOUND = 5;

    /** The name is taken, or somebody else was faster. */
    public static final int CONFLICT = 6;

    private ExitCodes() {}
}
