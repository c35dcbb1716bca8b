package dev.tributary.sdk.internal.http;

/** The name under which the client appears in the server's log. */
final class UserAgent {
    private UserAgent() {}

    static String text() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return "tributary-sdk/" + (version == null ? "unpackaged" : version) + " java/"
                + System.getProperty("java.version");
    }
}
