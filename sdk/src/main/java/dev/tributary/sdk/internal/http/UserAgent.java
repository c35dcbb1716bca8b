package dev.tributary.sdk.internal.http;

import java.lang.module.ModuleDescriptor;
import org.jspecify.annotations.Nullable;

/** The name under which the client appears in the server's log. */
final class UserAgent {
    private UserAgent() {}

    static String text() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        if (version == null) {
            version = moduleVersion();
        }
        return "tributary-sdk/" + (version == null ? "unpackaged" : version) + " java/"
                + System.getProperty("java.version");
    }

    /**
     * A jar says it to class paths only; linked into a runtime, the SDK has the version of the module that it is in.
     */
    private static @Nullable String moduleVersion() {
        ModuleDescriptor module = UserAgent.class.getModule().getDescriptor();
        return module == null ? null : module.rawVersion().orElse(null);
    }
}
