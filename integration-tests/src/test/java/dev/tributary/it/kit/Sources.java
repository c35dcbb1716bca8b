package dev.tributary.it.kit;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.sdk.SourceWait;
import dev.tributary.sdk.TributaryClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Declares sources the way a user does. */
public final class Sources {
    /** What the tests put in front of topic names. */
    public static final String PREFIX = "shop";

    private Sources() {}

    /** Declares a source over these topics, waits until it is active and answers its id. */
    public static String active(TributaryClient client, String externalBootstrap, String... topics) {
        Source source = client.sources()
                .create(
                        "source-of-" + topics[0],
                        KafkaDirectConfig.builder()
                                .topicPrefix(PREFIX)
                                .addBootstrapServers(externalBootstrap)
                                .topics(List.of(topics))
                                .build());
        String id = Objects.requireNonNull(source.id());
        client.sources().waitUntil(id, SourceWait.until(ConnectorStatus.ACTIVE, Duration.ofSeconds(60)));
        return id;
    }
}
