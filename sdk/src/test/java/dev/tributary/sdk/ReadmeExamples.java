package dev.tributary.sdk;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.api.model.kafkadirect.KafkaSecurity;
import dev.tributary.api.model.kafkadirect.OffsetPolicy;
import dev.tributary.api.model.kafkadirect.SaslMechanism;
import dev.tributary.api.model.kafkadirect.SecurityProtocol;
import dev.tributary.sdk.error.ConflictException;
import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.SourceFailedException;
import dev.tributary.sdk.error.ValidationException;
import dev.tributary.sdk.settings.RetryPolicy;
import dev.tributary.sdk.settings.Timeouts;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;

/** The code of the README, between markers: {@link ReadmeTest} compares the two and runs what is here. */
@SuppressWarnings(
        "NullAway") // The contract allows null in any field of a Source; a reader's first lines need not care.
final class ReadmeExamples {
    private ReadmeExamples() {}

    static Source declare(TributaryClientBuilder builder) {
        // readme:declare
        try (TributaryClient client = builder.build()) {
            Source source = client.sources()
                    .create(
                            "shop",
                            KafkaDirectConfig.builder()
                                    .addBootstrapServers("kafka-1.example.com:9092")
                                    .topicPrefix("shop")
                                    .addTopics("orders", "payments")
                                    .offsetPolicy(OffsetPolicy.EARLIEST)
                                    .build());

            return client.sources()
                    .waitUntil(source.id(), SourceWait.until(ConnectorStatus.ACTIVE, Duration.ofMinutes(2)));
        }
        // readme:end
    }

    static EffectiveTopics topics(TributaryClient client, String id) {
        // readme:topics
        AppendTopicsResult appended = client.sources().appendTopics(id, "orders", "refunds");
        RemoveTopicsResult removed = client.sources().removeTopics(id, "refunds");
        removed.stillFlowing().forEach(topic -> System.out.println(topic.name() + ": " + topic.because()));

        client.sources().ownedBy("ci/nightly").appendTopics(id, "shipments");
        // readme:end
        return appended.effective();
    }

    static KafkaSecurity security(String password) {
        // readme:security
        KafkaSecurity security = KafkaSecurity.builder()
                .protocol(SecurityProtocol.SASL_SSL)
                .saslMechanism(SaslMechanism.SCRAM_SHA_512)
                .saslUsername("tributary")
                .saslPassword(password)
                .build();
        // readme:end
        return security;
    }

    static String failures(TributaryClient client, String name, KafkaDirectConfig config) {
        // readme:failures
        try {
            return "declared " + client.sources().create(name, config).id();
        } catch (ConflictException e) {
            return "the name is taken: " + e.detail().orElse("");
        } catch (ValidationException e) {
            return "not acceptable: " + e.fields() + ", request "
                    + e.requestId().orElse("unknown");
        } catch (OutcomeUnknownException e) {
            return "look before you try again: " + client.sources().findByName(name);
        }
        // readme:end
    }

    static String waiting(TributaryClient client, String id) {
        // readme:waiting
        SourceWait patient = SourceWait.builder()
                .addUntil(ConnectorStatus.ACTIVE)
                .addFailOn(ConnectorStatus.BROKEN, ConnectorStatus.STOPPED)
                .budget(Duration.ofMinutes(5))
                .build();
        try {
            return client.sources().waitUntil(id, patient).name();
        } catch (SourceFailedException e) {
            return e.getMessage();
        }
        // readme:end
    }

    static TributaryClientBuilder tuned(String host, String clientId, String secret) {
        // readme:tuned
        TributaryClientBuilder builder = TributaryClient.builder()
                .host(host)
                .credentials(clientId, secret)
                .timeouts(Timeouts.builder().call(Duration.ofSeconds(20)).build())
                .retryPolicy(RetryPolicy.builder().maxAttempts(6).build())
                .okHttp(http -> http.proxy(
                        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example.com", 3128))));
        // readme:end
        return builder;
    }
}
