package dev.tributary.engine.clients;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Finds out whether something other than a broker answers where one is expected without TLS. Kafka's clients take the
 * first four bytes of any answer for its length and ask for that much memory (KAFKA-4090): a TLS alert is 336 MiB, the
 * answer of an HTTP server 1.2 GB, and a process that has no such memory ends. So this is asked before a client is
 * made.
 */
public final class PortCheck {
    private static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final int LARGEST_ANSWER_BYTES = 1 << 20;
    private static final int LENGTH_BYTES = 4;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR = 3;
    /** Which requests a broker knows, in the form of Kafka 0.10, which all know that answer at all: 10 bytes follow. */
    private static final byte[] API_VERSIONS = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private PortCheck() {}

    /**
     * Asks each of the addresses in {@code bootstrap.servers} that take connections, if these are to be without TLS.
     * Takes two seconds at the most. What gives no answer is for the client to find out.
     *
     * @throws WrongPortException naming the addresses where something else answers, and what
     * @throws org.apache.kafka.common.errors.InterruptException when interrupted
     */
    public static void requireBrokers(Map<String, ?> clientProperties) {
        if (text(clientProperties, CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)
                .toUpperCase(Locale.ROOT)
                .endsWith("SSL")) {
            return;
        }
        List<String> addresses = Reach.addresses(text(clientProperties, CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        Map<String, String> others = Reach.findings(addresses, AT_MOST, PortCheck::otherThanBroker);
        if (!others.isEmpty()) {
            throw new WrongPortException(others.entrySet().stream()
                    .map(other -> other.getKey() + " " + other.getValue())
                    .collect(Collectors.joining(", ")));
        }
    }

    private static String text(Map<String, ?> properties, String name) {
        Object value = properties.get(name);
        return value == null ? "" : value.toString();
    }

    private static Optional<String> otherThanBroker(String address) {
        try (Socket socket = Reach.connected(address, AT_MOST)) {
            socket.setSoTimeout(Math.toIntExact(AT_MOST.toMillis()));
            socket.getOutputStream().write(API_VERSIONS);
            byte[] first = socket.getInputStream().readNBytes(LENGTH_BYTES);
            return first.length < LENGTH_BYTES ? Optional.empty() : otherThanLength(first);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> otherThanLength(byte[] first) {
        if ((first[0] == TLS_ALERT || first[0] == TLS_HANDSHAKE) && first[1] == TLS_MAJOR) {
            return Optional.of("speaks TLS");
        }
        if (new String(first, StandardCharsets.ISO_8859_1).equals("HTTP")) {
            return Optional.of("is an HTTP server");
        }
        int length = ByteBuffer.wrap(first).getInt();
        return length < 0 || length > LARGEST_ANSWER_BYTES
                ? Optional.of("does not speak Kafka's protocol")
                : Optional.empty();
    }
}
