package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import dev.tributary.sdk.internal.http.FakeTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the client sends and what the contract knows are the same: no operation is missing, no parameter is invented.
 */
class ContractAgreementTest {
    /** For people and older clients; the client logs in with its secret alone. */
    private static final Set<String> LEFT_OUT =
            Set.of("refreshAccessToken", "getOpenApiYaml", "getOpenApiJson", "getDocs");

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final ContractOperations contract = ContractOperations.load();
    private final TributaryClient client = server.client(new FakeTime());

    @BeforeEach
    void callEverything() {
        // Below the login, which must go through: WireMock prefers the lower number.
        server.on(any(anyUrl()).atPriority(9), ScriptedServer.json(500, Examples.text("error-internal.json")));
        calls().forEach(call -> assertThat(catchThrowable(call)).isNotNull());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenContract_whenEverythingIsCalled_thenEveryOperationWas() {
        Set<String> called = server.requests(anyRequestedFor(anyUrl())).stream()
                .map(request -> contract.of(request.getMethod().getName(), path(request))
                        .id())
                .collect(Collectors.toSet());

        assertThat(called).isEqualTo(contract.idsWithout(LEFT_OUT));
    }

    @Test
    void givenContract_whenEverythingIsCalled_thenEveryParameterIsKnown() {
        assertThat(server.requests(anyRequestedFor(anyUrl())))
                .allSatisfy(
                        request -> assertThat(contract.of(request.getMethod().getName(), path(request))
                                        .parameters())
                                .containsAll(request.getQueryParams().keySet()));
    }

    private static String path(LoggedRequest request) {
        return request.getUrl().replaceFirst("\\?.*", "");
    }

    private List<ThrowingCallable> calls() {
        Sources sources = client.sources().withSecrets().withoutWaiting();
        ReplaceSourceRequest replacement = Examples.value("replace-source-request.json", ReplaceSourceRequest.class);
        TagRequest tag = Examples.value("tag-request.json", TagRequest.class);
        return List.of(
                () -> sources.create(Examples.value("create-source-request.json", CreateSourceRequest.class)),
                () -> sources.find("id"),
                () -> sources.list(everyFilter()).toList(),
                () -> sources.replace("id", replacement, "\"1\""),
                () -> sources.delete("id", "\"1\""),
                () -> sources.pause("id"),
                () -> sources.resume("id"),
                () -> sources.stop("id"),
                () -> sources.restart("id"),
                () -> sources.appendTopics("id", "orders"),
                () -> sources.removeTopics("id", "orders"),
                () -> sources.effectiveTopics("id"),
                () -> sources.checkConnection("id"),
                () -> sources.metrics(MetricsFilter.builder()
                        .addSourceIds("id")
                        .since(Instant.EPOCH)
                        .build()),
                () -> client.topics()
                        .list(TopicFilter.builder()
                                .partialName("o")
                                .sourceId("id")
                                .build())
                        .toList(),
                () -> client.topics().get("shop.orders"),
                () -> client.topics().create(Examples.value("create-topic-request.json", CreateTopicRequest.class)),
                () -> client.topics()
                        .update(
                                "shop.orders",
                                Examples.value("update-topic-request.json", UpdateTopicRequest.class)
                                        .payload()),
                () -> client.topics().delete("shop.orders"),
                () -> client.tags().find("id"),
                () -> client.tags().findByName("name"),
                () -> client.tags().create(tag),
                () -> client.tags().replace("id", tag),
                () -> client.tags().delete("id"),
                () -> client.credentials().list(),
                () -> client.credentials()
                        .create(Examples.value(
                                "create-client-credential-request.json", CreateClientCredentialRequest.class)),
                () -> client.credentials().delete("id"),
                () -> client.credentials().roles(),
                () -> client.connectors().find("kafkadirect"),
                client::health,
                client::readiness);
    }

    private static SourceFilter everyFilter() {
        return SourceFilter.builder()
                .partialName("shop")
                .connector("kafkadirect")
                .status(ConnectorStatus.ACTIVE)
                .order(SourceOrder.NAME)
                .descending(true)
                .build();
    }
}
