package dev.tributary.cli.demo;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.StopSignal;
import dev.tributary.sdk.SourceWait;
import dev.tributary.sdk.TributaryClient;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The demo from beginning to end. Everything it starts is closed when {@link #run} returns. */
final class Demo {

    private static final String SOURCE_NAME = "shop";
    private static final String PREFIX = "demo";
    private static final String WHEN_LESS_BUSY = "Run it again when this machine has less to do.";
    private static final long SEED = 42;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final DemoOptions options;
    private final LiveLine line;
    private final StopSignal stop;
    private final Deadline end;
    private final Clock clock = Clock.systemUTC();

    Demo(DemoOptions options, PrintWriter out, StopSignal stop) {
        this.options = options;
        this.line = new LiveLine(out, options.terminal());
        this.stop = stop;
        this.end = Deadline.in(options.budget());
    }

    /** Runs until it is stopped or, when that is wanted, verified; returns the exit code. */
    int run() {
        line.say("Starting two Kafka clusters and a server on 127.0.0.1 ...");
        try (DemoClusters clusters = DemoClusters.start();
                DemoServer server = DemoServer.start(options.port(), clusters.internalClient());
                TributaryClient client = server.client();
                EventGenerator generator = new EventGenerator(
                        clusters.externalClient(), new ShopEvents(SEED, clock), options.recordsPerSecond());
                LiveWatch watch = new LiveWatch(clusters.internalClient(), clock)) {
            generator.start(ShopEvents.ORDERS, ShopEvents.PAYMENTS);
            String id = declareSource(client, clusters);
            line.say(new Guide(
                            clusters.externalAddress(),
                            clusters.internalAddress(),
                            server.address(),
                            server.clientId(),
                            server.secret(),
                            id)
                    .toString());
            watch.watch(internal(ShopEvents.ORDERS));
            watch.watch(internal(ShopEvents.PAYMENTS));
            flow(generator, watch, DemoOptions.BEFORE_APPEND);
            if (!stop.isRequested()) {
                appendShipments(client, id, generator, watch);
            }
            if (options.once()) {
                flow(generator, watch, DemoOptions.AFTER_APPEND);
                return stop.isRequested() ? ExitCodes.FAILED : verify(clusters, generator, watch);
            }
            flow(generator, watch, null);
            line.say("Ending ...");
            return ExitCodes.OK;
        }
    }

    private String declareSource(TributaryClient client, DemoClusters clusters) {
        Source source = client.sources()
                .create(
                        SOURCE_NAME,
                        KafkaDirectConfig.builder()
                                .addBootstrapServers(clusters.externalAddress())
                                .topicPrefix(PREFIX)
                                .addTopics(ShopEvents.ORDERS, ShopEvents.PAYMENTS)
                                .build());
        String id = Objects.requireNonNull(source.id(), "a created source has an id");
        client.sources().waitUntil(id, SourceWait.until(ConnectorStatus.ACTIVE, patience()));
        return id;
    }

    private void appendShipments(TributaryClient client, String id, EventGenerator generator, LiveWatch watch) {
        Arrivals orders = watch.arrivals(internal(ShopEvents.ORDERS));
        Arrivals shipments = watch.watch(internal(ShopEvents.SHIPMENTS));
        generator.alsoWriteTo(ShopEvents.SHIPMENTS);
        Duration usualPause = orders.takeLongestPause();
        long before = orders.records();
        long startedMillis = clock.millis();
        client.sources().appendTopics(id, ShopEvents.SHIPMENTS);
        line.say("Appended topic shipments to the running source ...");
        await("records in " + internal(ShopEvents.SHIPMENTS), generator, watch, () -> shipments.records() > 0);
        line.say("... its first records arrived after " + (clock.millis() - startedMillis) + " ms. Meanwhile "
                + Figures.count(orders.records() - before)
                + " orders went on flowing; the longest pause between two of "
                + "them was " + orders.takeLongestPause().toMillis() + " ms (" + usualPause.toMillis()
                + " ms before).");
    }

    private int verify(DemoClusters clusters, EventGenerator generator, LiveWatch watch) {
        generator.close();
        long written = generator.acknowledged();
        line.say("Wrote " + Figures.count(written) + " records; waiting until all have arrived ...");
        await("all records on the internal side", generator, watch, () -> watch.records() >= written);
        Map<String, String> topics = new LinkedHashMap<>();
        for (String topic : new String[] {ShopEvents.ORDERS, ShopEvents.PAYMENTS, ShopEvents.SHIPMENTS}) {
            topics.put(topic, internal(topic));
        }
        try {
            return new Verification(clusters, line, end).run(topics, written) ? ExitCodes.OK : ExitCodes.FAILED;
        } catch (VerificationTimeoutException e) {
            throw new CliException(
                    ExitCodes.FAILED,
                    "All records have arrived, but comparing them took too long. " + WHEN_LESS_BUSY + " "
                            + e.getMessage(),
                    e);
        }
    }

    /** Lets events flow and tells how it goes, for a while or, without a limit, until the demo is stopped. */
    private void flow(EventGenerator generator, LiveWatch watch, @Nullable Duration limit) {
        long startedNanos = System.nanoTime();
        long lastNanos = startedNanos;
        boolean more = true;
        while (more && !stop.await(TICK)) {
            check(generator, watch);
            long nowNanos = System.nanoTime();
            line.update(
                    watch.records(), watch.bytes(), generator.acknowledged(), Duration.ofNanos(nowNanos - lastNanos));
            lastNanos = nowNanos;
            more = limit == null || nowNanos - startedNanos < limit.toNanos();
        }
    }

    private void await(String what, EventGenerator generator, LiveWatch watch, BooleanSupplier condition) {
        Duration patience = patience();
        Deadline deadline = Deadline.in(patience);
        while (!condition.getAsBoolean() && !stop.await(GLANCE)) {
            check(generator, watch);
            if (deadline.passed()) {
                throw new CliException(
                        ExitCodes.FAILED,
                        "Still no " + what + " after " + patience.toSeconds() + " seconds; "
                                + Figures.count(watch.records()) + " of " + Figures.count(generator.acknowledged())
                                + " records have arrived. " + WHEN_LESS_BUSY);
            }
        }
    }

    /** For one thing, within what the whole run has left. */
    private Duration patience() {
        return end.left(DemoOptions.PATIENCE);
    }

    private static void check(EventGenerator generator, LiveWatch watch) {
        Exception failure = generator.failure() != null ? generator.failure() : watch.failure();
        if (failure != null) {
            throw new CliException(ExitCodes.FAILED, "A cluster of the demo failed: " + failure.getMessage(), failure);
        }
    }

    private static String internal(String topic) {
        return PREFIX + "." + topic;
    }
}
