package dev.tributary.runtime.auth;

/** What a token is good for. */
public enum TokenKind {
    /** For requests. */
    ACCESS("a"),
    /** For new tokens. */
    REFRESH("r");

    private final String letter;

    TokenKind(String letter) {
        this.letter = letter;
    }

    String letter() {
        return letter;
    }
}
