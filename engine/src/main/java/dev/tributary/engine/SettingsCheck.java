package dev.tributary.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ranges of {@link EngineSettings}. All faults are told together. */
final class SettingsCheck {
    private final List<String> faults = new ArrayList<>();

    private SettingsCheck() {}

    static void check(EngineSettings settings) {
        SettingsCheck check = new SettingsCheck();
        check.that(
                !settings.workerId().isBlank(), "workerId", settings.workerId(), "give each worker a name of its own");
        check.that(
                settings.workerId().indexOf('/') < 0,
                "workerId",
                settings.workerId(),
                "leave out the slash: it tells a worker's transactional ids apart");
        check.that(
                settings.internalClientProperties().containsKey("bootstrap.servers"),
                "internalClientProperties",
                settings.internalClientProperties().keySet(),
                "name the internal brokers in bootstrap.servers");
        check.atLeast(settings.metadataRefresh(), Duration.ofMillis(100), "metadataRefresh");
        check.atLeast(settings.commitInterval(), Duration.ofMillis(1), "commitInterval");
        check.atLeast(settings.commitIdle(), Duration.ofMillis(1), "commitIdle");
        check.that(
                settings.commitIdle().compareTo(Duration.ofSeconds(1)) <= 0,
                "commitIdle",
                settings.commitIdle(),
                "use at most PT1S: changes in the group wait as long");
        check.atLeast(settings.transactionTimeout(), Duration.ofSeconds(1), "transactionTimeout");
        check.atLeast(settings.sessionTimeout(), Duration.ofSeconds(1), "sessionTimeout");
        check.atLeast(settings.closeTimeout(), Duration.ZERO, "closeTimeout");
        check.that(
                settings.commitInterval()
                                .compareTo(settings.transactionTimeout().dividedBy(2))
                        <= 0,
                "commitInterval",
                settings.commitInterval(),
                "keep it below half of transactionTimeout (" + settings.transactionTimeout() + ")");
        check.that(
                settings.transactionMaxBytes() > 0,
                "transactionMaxBytes",
                settings.transactionMaxBytes(),
                "use at least 1");
        check.that(
                settings.maxBytesInFlight() >= 1 << 20,
                "maxBytesInFlight",
                settings.maxBytesInFlight(),
                "use at least 1048576 (1 MiB)");
        check.that(
                settings.internalReplicationFactor() == -1 || settings.internalReplicationFactor() > 0,
                "internalReplicationFactor",
                settings.internalReplicationFactor(),
                "use -1 for the internal cluster's default, or 1 and more");
        check.report();
    }

    private void atLeast(Duration value, Duration least, String name) {
        that(value.compareTo(least) >= 0, name, value, "use at least " + least);
    }

    private void that(boolean holds, String name, Object value, String wayOut) {
        if (!holds) {
            faults.add("engine setting " + name + " is " + value + ": " + wayOut);
        }
    }

    private void report() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }
}
