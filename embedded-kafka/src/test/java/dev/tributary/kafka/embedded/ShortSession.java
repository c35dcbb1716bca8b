package dev.tributary.kafka.embedded;

import java.util.Map;

/** For tests that kill: a broker is let in again when the session of its former life is over, 6 seconds by default. */
final class ShortSession {
    static final Map<String, String> PROPERTIES =
            Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "300");

    private ShortSession() {}
}
