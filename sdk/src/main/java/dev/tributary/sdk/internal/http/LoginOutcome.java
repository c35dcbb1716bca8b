package dev.tributary.sdk.internal.http;

/** How a login ended. A value, not an exception: every thread that waits for the login makes its own out of it. */
sealed interface LoginOutcome {
    /** There is a token. */
    record Granted(IssuedToken token) implements LoginOutcome {}

    /** The server answered, but not with a token. */
    record Refused(ApiResponse response) implements LoginOutcome {}

    /** There is no answer. */
    record Unanswered(ExchangeException failure) implements LoginOutcome {}
}
