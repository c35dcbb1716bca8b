package dev.tributary.kafka.embedded;

import java.util.Map;
import java.util.TreeMap;

/** Writes the login configuration that Kafka's SASL listeners read. */
final class Jaas {

    private static final String SECURITY = "org.apache.kafka.common.security.";

    private Jaas() {}

    static String plainServer(Map<String, String> users) {
        StringBuilder entry = new StringBuilder(SECURITY).append("plain.PlainLoginModule required");
        new TreeMap<>(users)
                .forEach((name, password) -> entry.append(' ')
                        .append(quoted("user_" + name))
                        .append('=')
                        .append(quoted(password)));
        return entry.append(';').toString();
    }

    static String scramServer() {
        return SECURITY + "scram.ScramLoginModule required;";
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
