package dev.tributary.api.model.kafkadirect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of the external brokers. */
final class ConnectionRules {
    private static final Pattern ADDRESS =
            Pattern.compile("(?<host>[a-zA-Z0-9._-]+|\\[[0-9a-fA-F:.]+(%[a-zA-Z0-9._-]+)?]):(?<port>[0-9]{1,5})");
    private static final int MAX_PORT = 65535;

    private ConnectionRules() {}

    static void check(Findings findings) {
        String key = KafkaDirectKeys.BOOTSTRAP_SERVERS;
        String servers = findings.text(key);
        if (servers == null) {
            return;
        }
        List<String> addresses = TopicLists.parse(servers);
        if (addresses.isEmpty()) {
            findings.error(key, servers, "names no broker", "set host:port, or remove it for the default connection");
        }
        for (String address : addresses) {
            if (!isAddress(address)) {
                findings.error(
                        key,
                        address,
                        "is not a broker address",
                        "write host:port, for example kafka.example.com:9092, with commas between brokers");
            }
        }
    }

    private static boolean isAddress(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int port = Integer.parseInt(matcher.group("port"));
        return port >= 1 && port <= MAX_PORT;
    }
}
