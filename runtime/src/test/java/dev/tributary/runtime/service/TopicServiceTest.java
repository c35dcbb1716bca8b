package dev.tributary.runtime.service;

import static dev.tributary.runtime.service.ServiceFixture.EDITOR;
import static dev.tributary.runtime.service.ServiceFixture.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.Topic;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.api.model.topics.TopicUpdate;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import dev.tributary.runtime.kit.OnServers;
import dev.tributary.runtime.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Internal topics on a real broker; each test has a topic of its own. */
@OnServers
class TopicServiceTest {
    private static Optional<EmbeddedKafka> kafka = Optional.empty();

    @TempDir
    Path dataDir = Path.of("");

    private final String name = "t-" + UUID.randomUUID();
    private Optional<ServiceFixture> fixture = Optional.empty();

    @BeforeAll
    static void startKafka() {
        kafka = Optional.of(EmbeddedKafka.builder().start());
    }

    @AfterAll
    static void closeKafka() {
        kafka.ifPresent(EmbeddedKafka::close);
    }

    @BeforeEach
    void openTheServices() {
        fixture = Optional.of(
                new ServiceFixture(Stores.sqlite(dataDir), kafka.orElseThrow().bootstrapServers()));
    }

    @AfterEach
    void closeTheServices() {
        fixture.ifPresent(ServiceFixture::close);
    }

    @Test
    void aTopicIsCreatedAsAskedFor() {
        Topic topic = topics().create(
                        EDITOR, request().partitionCount(3).retentionMs("60000").build());

        assertThat(topic.partitionCount() + " "
                        + Objects.requireNonNull(topic.kafka()).partitions().count() + " "
                        + topic.kafka().configs().retentionMs())
                .isEqualTo("3 3 60000");
    }

    @Test
    void aTakenNameIsRefused() {
        topics().create(EDITOR, request().build());

        assertThatThrownBy(() -> topics().create(EDITOR, request().build()))
                .isInstanceOf(ServiceException.AlreadyExists.class);
    }

    @Test
    void anIllegalRequestIsRefused() {
        CreateTopicRequest request = CreateTopicRequest.builder()
                .name("a b")
                .partitionCount(0)
                .retentionMs("soon")
                .build();

        assertThatThrownBy(() -> topics().create(EDITOR, request))
                .isInstanceOfSatisfying(
                        ServiceException.Invalid.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(field -> field.field())
                                .containsExactly("name", "partition_count", "retention_ms"));
    }

    @Test
    void aTopicGrows() {
        topics().create(EDITOR, request().partitionCount(2).build());

        assertThat(update(4, null).partitionCount()).isEqualTo(4);
    }

    @Test
    void theSameCountIsNoError() {
        topics().create(EDITOR, request().partitionCount(2).build());

        assertThat(update(2, null).partitionCount()).isEqualTo(2);
    }

    @Test
    void aTopicDoesNotShrink() {
        topics().create(EDITOR, request().partitionCount(2).build());

        assertThatThrownBy(() -> update(1, null))
                .isInstanceOf(ServiceException.Rejected.class)
                .hasMessage("New partition count (1) must be greater than the current count (2)");
    }

    @Test
    void updatingAMissingTopicCreatesIt() {
        assertThat(update(2, null).partitionCount()).isEqualTo(2);
    }

    @Test
    void aTopicThatManyAskForAtOnceIsTheSameForAll() throws Exception {
        assertThat(atOnce(6, caller -> update(3, null).partitionCount() + " partitions"))
                .hasSize(6)
                .containsOnly("3 partitions");
    }

    @Test
    void aTopicThatManyGrowAtOnceGrowsToTheMostThatWasAskedFor() throws Exception {
        topics().create(EDITOR, request().partitionCount(1).build());

        List<String> ends = atOnce(6, caller -> {
            try {
                return Integer.toString(
                        Objects.requireNonNull(update(caller + 2, null).partitionCount()));
            } catch (ServiceException.Rejected e) {
                return e.getMessage();
            }
        });

        assertThat(ends).allMatch(end -> end.matches("[2-7]|New partition count .* must be greater than .*"));
        assertThat(topics().get(VIEWER, name).partitionCount()).isEqualTo(7);
    }

    @Test
    void aTopicThatGoesWhileItIsAskedForIsThereOrIsNot() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();

        List<String> ends = atOnce(2, caller -> {
            if (caller == 0) {
                for (int round = 0; round < 8; round++) {
                    topics().create(EDITOR, request().build());
                    topics().delete(EDITOR, name);
                }
                ended.set(true);
                return "there or not";
            }
            while (!ended.get()) {
                try {
                    topics().get(VIEWER, name);
                } catch (ServiceException.NotFound e) {
                    Thread.onSpinWait();
                }
            }
            return "there or not";
        });

        assertThat(ends).containsOnly("there or not");
    }

    @Test
    void tagsAreReplacedAndKept() {
        update(1, List.of("a"));

        assertThat(update(1, null).tags()).containsExactly("a");
    }

    @Test
    void tagsOfAMissingTopicAreRefused() {
        assertThatThrownBy(() -> update(null, List.of("a"))).isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void aDeletedTopicIsGone() {
        topics().create(EDITOR, request().build());

        topics().delete(EDITOR, name);

        assertThatThrownBy(() -> topics().get(VIEWER, name)).isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void deletingAnUnknownTopicIsRefused() {
        assertThatThrownBy(() -> topics().delete(EDITOR, name)).isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void aTopicOfASourceIsThereBeforeItIsCreated() {
        String id = ServiceFixture.id(fixture().source("s", name, null));

        Topic topic = topics().get(VIEWER, "in_" + name);

        assertThat(Objects.requireNonNull(topic.entity()).entityId() + " " + topic.prefix() + " "
                        + topic.partitionCount())
                .isEqualTo(id + " in_ null");
    }

    @Test
    void theListHoldsTopicsOfSourcesAndOfTheCluster() {
        topics().create(EDITOR, request().build());
        fixture().source("s", name, null);

        assertThat(topics().details(
                                VIEWER, TopicQuery.builder().partialName(name).build())
                        .result())
                .extracting(TopicDetails::id)
                .containsExactly("in_" + name, name);
    }

    @Test
    void theListCanShowOneSourceOnly() {
        topics().create(EDITOR, request().build());
        String id = ServiceFixture.id(fixture().source("s", name, null));

        assertThat(topics().details(VIEWER, TopicQuery.builder().sourceId(id).build())
                        .result())
                .extracting(TopicDetails::id)
                .containsExactly("in_" + name);
    }

    /** What each of so many callers gets who do the same at the same moment. */
    private static List<String> atOnce(int callers, IntFunction<String> deed) throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                calls.add(() -> {
                    start.await();
                    return deed.apply(caller);
                });
            }
            List<String> ends = new ArrayList<>();
            for (Future<String> call : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                ends.add(call.get());
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    private ServiceFixture fixture() {
        return fixture.orElseThrow();
    }

    private TopicService topics() {
        return fixture().services.topics();
    }

    private CreateTopicRequest.Builder request() {
        CreateTopicRequest.Builder request = CreateTopicRequest.builder();
        request.name(name);
        return request;
    }

    private Topic update(@Nullable Integer partitions, @Nullable List<String> tags) {
        TopicUpdate update =
                TopicUpdate.builder().partitionCount(partitions).tags(tags).build();
        return topics().update(
                        EDITOR,
                        name,
                        UpdateTopicRequest.builder().payload(update).build());
    }
}
