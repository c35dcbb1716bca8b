package dev.tributary.runtime.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a list of brokers. */
final class BootstrapServers {
    private static final Pattern ADDRESS =
            Pattern.compile("(\\[[0-9A-Fa-f:.%a-z]+]|[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?\\.?):([0-9]{1,5})");

    private BootstrapServers() {}

    /** The list without blanks and empty entries, or nothing when an entry is not {@code host:port}. */
    static Optional<String> normalise(String text) {
        List<String> addresses = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            String address = entry.strip();
            if (address.isEmpty()) {
                continue;
            }
            Matcher matcher = ADDRESS.matcher(address);
            if (!matcher.matches() || !isPort(matcher.group(3))) {
                return Optional.empty();
            }
            addresses.add(address);
        }
        return addresses.isEmpty() ? Optional.empty() : Optional.of(String.join(",", addresses));
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535;
    }
}
