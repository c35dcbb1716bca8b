package dev.tributary.runtime.http;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.Page;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.TopicsChangeRequest;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRefreshRequest;
import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.api.model.auth.ClientCredential;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.auth.Role;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.connectors.ConnectorDescription;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.api.model.metrics.SourceMetricsReport;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.Tag;
import dev.tributary.api.model.topics.TagList;
import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.api.model.topics.Topic;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import dev.tributary.runtime.service.AccessService;
import dev.tributary.runtime.service.Caller;
import dev.tributary.runtime.service.CredentialService;
import dev.tributary.runtime.service.Health;
import dev.tributary.runtime.service.HealthService;
import dev.tributary.runtime.service.MetricsQuery;
import dev.tributary.runtime.service.ServiceException;
import dev.tributary.runtime.service.Services;
import dev.tributary.runtime.service.SourceAction;
import dev.tributary.runtime.service.SourceQuery;
import dev.tributary.runtime.service.SourceService;
import dev.tributary.runtime.service.TagQuery;
import dev.tributary.runtime.service.TagService;
import dev.tributary.runtime.service.TopicQuery;
import dev.tributary.runtime.service.TopicService;
import dev.tributary.runtime.service.Versioned;
import dev.tributary.runtime.service.WriteOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Services that answer the same thing every time, or fail as told, and remember what they were asked. */
final class CannedServices {
    static final String TOKEN = "good-token";
    static final Source SOURCE = Source.builder()
            .id("66f0c3a1b2d4e5f601234567")
            .name("shop")
            .config(SourceConfig.empty())
            .build();
    static final long VERSION = 7;

    /** What the services were asked, for example {@code [create, request, options]}. */
    final List<List<Object>> calls = new CopyOnWriteArrayList<>();

    volatile Optional<RuntimeException> failure = Optional.empty();
    volatile Optional<Source> found = Optional.of(SOURCE);
    volatile Health health = new Health(true, Map.of("store", "ok"));
    volatile Runnable duringFind = () -> {};

    /** Back to good answers, with nothing remembered. */
    void reset() {
        calls.clear();
        failure = Optional.empty();
        found = Optional.of(SOURCE);
        health = new Health(true, Map.of("store", "ok"));
        duringFind = () -> {};
    }

    Services services() {
        return new Services(
                new Sources(),
                this::checked,
                new Topics(),
                new Tags(),
                new Credentials(),
                new Access(),
                this::catalogue,
                new Healths());
    }

    private <T> T answer(T value, Object... call) {
        calls.add(new ArrayList<>(List.of(call)));
        failure.ifPresent(exception -> {
            throw exception;
        });
        return value;
    }

    private List<ConnectorDescription> catalogue(Caller caller, Optional<String> code) {
        return answer(List.of(KafkaDirectCatalogue.description()), "connectors", code);
    }

    private ConnectionCheckResult checked(Caller caller, ConnectionCheckRequest request) {
        return answer(ConnectionCheckResult.builder().ok(true).build(), "check", request);
    }

    private static EffectiveTopics effective() {
        return EffectiveTopics.builder().sourceId("66f0c3a1b2d4e5f601234567").build();
    }

    private final class Sources implements SourceService {
        private final Versioned<Source> versioned = new Versioned<>(SOURCE, VERSION);

        @Override
        public Versioned<Source> create(Caller caller, CreateSourceRequest request, WriteOptions options) {
            return answer(versioned, "create", request, options);
        }

        @Override
        public Optional<Versioned<Source>> find(Caller caller, String id, boolean secretReturned) {
            duringFind.run();
            return answer(found.map(source -> new Versioned<>(source, VERSION)), "find", id, secretReturned);
        }

        @Override
        public Page<Source> list(Caller caller, SourceQuery query) {
            Page<Source> page = Page.<Source>builder()
                    .addResult(SOURCE)
                    .page(query.page())
                    .pageSize(query.pageSize())
                    .total(1)
                    .hasNext(false)
                    .build();
            return answer(page, "list", query);
        }

        @Override
        public Versioned<Source> replace(Caller caller, String id, ReplaceSourceRequest request, WriteOptions options) {
            return answer(versioned, "replace", request, options);
        }

        @Override
        public Versioned<Source> delete(Caller caller, String id, WriteOptions options) {
            return answer(versioned, "delete", id, options);
        }

        @Override
        public Versioned<Source> act(Caller caller, String id, SourceAction action, WriteOptions options) {
            return answer(versioned, "act", action, options);
        }

        @Override
        public Versioned<EffectiveTopics> topics(Caller caller, String id) {
            return answer(new Versioned<>(effective(), VERSION), "topics", id);
        }

        @Override
        public Versioned<AppendTopicsResult> appendTopics(
                Caller caller, String id, TopicsChangeRequest request, WriteOptions options) {
            AppendTopicsResult result =
                    AppendTopicsResult.builder().effective(effective()).build();
            return answer(new Versioned<>(result, VERSION), "append", request, options);
        }

        @Override
        public Versioned<RemoveTopicsResult> removeTopics(
                Caller caller, String id, TopicsChangeRequest request, WriteOptions options) {
            RemoveTopicsResult result =
                    RemoveTopicsResult.builder().effective(effective()).build();
            return answer(new Versioned<>(result, VERSION), "remove", request, options);
        }

        @Override
        public SourceMetricsReport metrics(Caller caller, MetricsQuery query) {
            return answer(SourceMetricsReport.builder().takenAt(Instant.EPOCH).build(), "metrics", query);
        }
    }

    private final class Topics implements TopicService {
        private final Topic topic =
                Topic.builder().id("t").topicId("t").name("t").build();

        @Override
        public Topic get(Caller caller, String name) {
            return answer(topic, "get", name);
        }

        @Override
        public Page<TopicDetails> details(Caller caller, TopicQuery query) {
            Page<TopicDetails> page = Page.<TopicDetails>builder()
                    .page(query.page())
                    .pageSize(query.pageSize())
                    .total(0)
                    .hasNext(false)
                    .build();
            return answer(page, "details", query);
        }

        @Override
        public Topic create(Caller caller, CreateTopicRequest request) {
            return answer(topic, "create", request);
        }

        @Override
        public Topic update(Caller caller, String name, UpdateTopicRequest request) {
            return answer(topic, "update", name, request);
        }

        @Override
        public Topic delete(Caller caller, String name) {
            return answer(topic, "delete", name);
        }
    }

    private final class Tags implements TagService {
        private final Tag tag = Tag.builder()
                .id("1")
                .name("n")
                .description("")
                .system(false)
                .custom(true)
                .build();

        @Override
        public TagList list(Caller caller, TagQuery query) {
            return answer(TagList.builder().addTags(tag).build(), "list", query);
        }

        @Override
        public Tag create(Caller caller, TagRequest request) {
            return answer(tag, "create", request);
        }

        @Override
        public Tag replace(Caller caller, String id, TagRequest request) {
            return answer(tag, "replace", id, request);
        }

        @Override
        public Tag delete(Caller caller, String id) {
            return answer(tag, "delete", id);
        }
    }

    private final class Credentials implements CredentialService {
        private final ClientCredential credential =
                ClientCredential.builder().clientId("c").build();

        @Override
        public List<ClientCredential> list(Caller caller) {
            return answer(List.of(credential), "list");
        }

        @Override
        public ClientCredential create(Caller caller, CreateClientCredentialRequest request) {
            return answer(credential, "create", request);
        }

        @Override
        public ClientCredential delete(Caller caller, String clientId) {
            return answer(credential, "delete", clientId);
        }

        @Override
        public List<Role> roles(Caller caller) {
            return answer(List.of(), "roles");
        }
    }

    private final class Access implements AccessService {
        private final AccessToken token = AccessToken.builder()
                .accessToken(TOKEN)
                .refreshToken("r")
                .expires(Instant.EPOCH)
                .expiresIn(7200)
                .build();

        @Override
        public AccessToken issue(AccessTokenRequest request) {
            return answer(token, "issue", request);
        }

        @Override
        public AccessToken refresh(AccessTokenRefreshRequest request) {
            return answer(token, "refresh", request);
        }

        @Override
        public Caller authenticate(String bearerToken) {
            if (!bearerToken.equals(TOKEN)) {
                throw new ServiceException.Unauthorized("the access token is not valid: get a new one");
            }
            return new Caller("c", RoleKey.ADMIN);
        }
    }

    private final class Healths implements HealthService {
        @Override
        public Health live() {
            return health;
        }

        @Override
        public Health ready() {
            return health;
        }
    }
}
