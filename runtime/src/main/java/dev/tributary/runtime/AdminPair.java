package dev.tributary.runtime;

/**
 * The administrator's credential that was made at first start. It is known only here: whoever starts the server shows
 * it once.
 *
 * @param clientId the client id
 * @param secret its secret
 */
public record AdminPair(String clientId, String secret) {
    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "AdminPair{" + clientId + "}";
    }
}
