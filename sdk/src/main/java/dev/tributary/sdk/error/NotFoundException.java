package dev.tributary.sdk.error;

/**
 * There is no such thing on the server. Nothing was changed. A source that is asked for by an unknown id counts as 404
 * too, although the server answers 200 with an empty list.
 */
public final class NotFoundException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public NotFoundException(ErrorAnswer answer) {
        super(answer);
    }
}
