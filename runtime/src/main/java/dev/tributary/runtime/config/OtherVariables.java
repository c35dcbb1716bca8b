package dev.tributary.runtime.config;

import java.util.Set;
import java.util.regex.Pattern;

/** Variables that begin like settings of the server and are none, yet have a meaning to somebody. */
final class OtherVariables {
    /** Of the start script, the command line, the provider and the tests. */
    private static final Set<String> OURS = Set.of(
            "TRIBUTARY_CONFIG",
            "TRIBUTARY_JAVA_OPTS",
            "TRIBUTARY_EXTRA_LIBRARIES",
            "TRIBUTARY_LOG_LEVEL",
            "TRIBUTARY_HOST",
            "TRIBUTARY_CA_CERTIFICATE",
            "TRIBUTARY_SOURCE_SASL_PASSWORD",
            "TRIBUTARY_SOURCE_SSL_KEY_PASSWORD",
            "TRIBUTARY_PROVIDER_JAVA_OPTS",
            "TRIBUTARY_IMAGE_JDK",
            "TRIBUTARY_TEST_JAVA_25");

    /** What an orchestrator tells every process about a service whose name begins with ours. */
    private static final Pattern INJECTED = Pattern.compile(
            "\\w+_SERVICE_HOST|\\w+_SERVICE_PORT(_\\w+)?|\\w+_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");

    private static final Pattern INJECTED_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private OtherVariables() {}

    /** Whether somebody else than the server has a use for this variable. */
    static boolean holds(String variable, String text) {
        return OURS.contains(variable)
                || INJECTED.matcher(variable).matches()
                || (variable.endsWith("_PORT") && INJECTED_ADDRESS.matcher(text).matches());
    }
}
