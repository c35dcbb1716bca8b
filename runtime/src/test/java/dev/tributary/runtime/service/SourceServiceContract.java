package dev.tributary.runtime.service;

import static dev.tributary.runtime.service.ServiceFixture.AT_ONCE;
import static dev.tributary.runtime.service.ServiceFixture.EDITOR;
import static dev.tributary.runtime.service.ServiceFixture.VIEWER;
import static dev.tributary.runtime.service.ServiceFixture.id;
import static dev.tributary.runtime.service.ServiceFixture.replacement;
import static dev.tributary.runtime.service.ServiceFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.CreatedFrom;
import dev.tributary.api.model.DesiredState;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Creating, reading, replacing and deleting sources, in every kind of store. */
abstract class SourceServiceContract extends ServiceContract {
    /** As the vendor's acceptance test sends it. */
    private static final String SAMPLE = "{\"format\":\"json\",\"schemas.enable\":true,"
            + "\"topic.include.list.user.defined\":\"sample-topic_topic1, sample-topic_topic2,  sample-topic_topic3\","
            + "\"topic.prefix\":\"sample-topic_\",\"unheard.of\":{\"b\":1.50,\"a\":null}}";

    private static final String WITH_SECRET = "{\"topic.prefix\":\"p\",\"topic.include.list\":\"t\","
            + "\"bootstrap.servers\":\"a:1\",\"security.protocol\":\"SASL_SSL\",\"sasl.mechanism\":\"PLAIN\","
            + "\"sasl.password\":\"hush\",\"sasl.username\":\"u\"}";

    @Test
    void aConfigComesBackExactlyAsItWasSent() {
        Source source = create("s", SAMPLE);

        assertThat(config(read(id(source)))).isEqualTo(SAMPLE);
    }

    @Test
    void theAnswerOfACreateHoldsWhatWasSent() {
        CreateSourceRequest request = CreateSourceRequest.builder()
                .from(request("s", SourceConfig.parse(SAMPLE)))
                .createdFrom(CreatedFrom.TERRAFORM)
                .kcClusterId("kc-1")
                .tags(List.of("t1"))
                .desiredState(DesiredState.PAUSED)
                .build();

        Source source = sources().create(EDITOR, request, AT_ONCE).value();

        assertThat(List.of(
                        String.valueOf(source.name()),
                        String.valueOf(source.createdFrom()),
                        String.valueOf(source.kcClusterId()),
                        String.valueOf(source.tags()),
                        String.valueOf(source.desiredState()),
                        String.valueOf(source.connectorStatus()),
                        String.valueOf(source.createdTimestamp())))
                .containsExactly(
                        "s",
                        "terraform",
                        "kc-1",
                        "[t1]",
                        "Paused",
                        "Paused",
                        fixture().clock.instant().toString());
    }

    @Test
    void whatWasNotSentIsNotMadeUp() {
        Source source = create("s", SAMPLE);

        assertThat(source.kcClusterId() == null && source.tags() == null && source.createdFrom() == null)
                .isTrue();
    }

    @Test
    void theTopicsAreTheListsUnited() {
        Source source = fixture().source("s", "b, a", " a ,, c");

        assertThat(source.topicMap()).isEqualTo(Map.of("b", "in_b", "a", "in_a", "c", "in_c"));
        assertThat(source.topics()).containsExactly("b", "a", "c");
    }

    @Test
    void aTakenNameIsRefused() {
        create("s", SAMPLE);

        assertThatThrownBy(() -> create("s", SAMPLE))
                .isInstanceOf(ServiceException.AlreadyExists.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void everythingThatIsWrongIsSaidTogether() {
        CreateSourceRequest request = CreateSourceRequest.builder()
                .name(" ")
                .connector("mysql")
                .config(SourceConfig.parse("{\"topic.prefix\":\"a b\"}"))
                .desiredState(DesiredState.of("Sleepy"))
                .build();

        assertThatThrownBy(() -> sources().create(EDITOR, request, AT_ONCE))
                .isInstanceOfSatisfying(
                        ServiceException.Invalid.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(field -> field.field())
                                .containsExactly(
                                        "name",
                                        "connector",
                                        "desired_state",
                                        "config.topic.prefix",
                                        "config.topic.include.list"));
    }

    @Test
    void secretsAreMaskedUnlessAskedFor() {
        Source source = create("s", WITH_SECRET);

        assertThat(config(source)).isEqualTo(WITH_SECRET.replace("hush", "********"));
    }

    @Test
    void anEditorWhoAsksSeesSecrets() {
        Source source = create("s", WITH_SECRET);

        assertThat(config(sources().find(EDITOR, id(source), true).orElseThrow().value()))
                .isEqualTo(WITH_SECRET);
    }

    @Test
    void aViewerWhoAsksSeesTheMask() {
        Source source = create("s", WITH_SECRET);

        assertThat(config(sources().find(VIEWER, id(source), true).orElseThrow().value()))
                .doesNotContain("hush");
    }

    @Test
    void theMaskSentBackKeepsTheSecret() {
        Source source = create("s", WITH_SECRET);

        replace(source, WITH_SECRET.replace("hush", "********").replace("\"u\"", "\"other\""));

        assertThat(config(sources().find(EDITOR, id(source), true).orElseThrow().value()))
                .isEqualTo(WITH_SECRET.replace("\"u\"", "\"other\""));
    }

    @Test
    void theMaskWithoutAStoredSecretIsRefused() {
        assertThatThrownBy(() -> create("s", WITH_SECRET.replace("hush", "********")))
                .isInstanceOf(ServiceException.Invalid.class)
                .hasMessageContaining("config.sasl.password");
    }

    @Test
    void aSecretThatIsNotSentIsForgotten() {
        Source source = create("s", WITH_SECRET);
        String without = "{\"topic.prefix\":\"p\",\"topic.include.list\":\"t\"}";

        replace(source, without);

        assertThat(config(sources().find(EDITOR, id(source), true).orElseThrow().value()))
                .isEqualTo(without);
    }

    @Test
    void secretsAreNotStoredReadably() {
        Source source = create("s", WITH_SECRET);

        List<String> stored = fixture()
                .store
                .read(tables -> List.of(
                        tables.sources().find(id(source)).orElseThrow().config(),
                        tables.secrets().of(id(source)).toString()));

        assertThat(stored).noneMatch(text -> text.contains("hush"));
    }

    @Test
    void aReplacementWithoutABaseListKeepsTheStoredOne() {
        Source source = fixture().source("s", "b", "u");

        replace(source, "{\"topic.prefix\":\"in_\",\"topic.include.list.user.defined\":\"v\"}");

        assertThat(read(id(source)).topics()).containsExactly("b", "v");
    }

    @Test
    void aReplacementWithABaseListReplacesIt() {
        Source source = fixture().source("s", "b", "u");

        replace(source, "{\"topic.prefix\":\"in_\",\"topic.include.list\":\"c\"}");

        assertThat(read(id(source)).topics()).containsExactly("c");
    }

    @Test
    void aReplacementKeepsOwnersTopics() {
        Source source = fixture().source("s", "b", null);
        sources().appendTopics(EDITOR, id(source), ServiceFixture.owned("team", "x"), AT_ONCE);

        replace(source, "{\"topic.prefix\":\"in_\",\"topic.include.list\":\"c\"}");

        assertThat(read(id(source)).topics()).containsExactly("c", "x");
    }

    @Test
    void absentTagsAreKept() {
        Source source = sources()
                .create(
                        EDITOR,
                        CreateSourceRequest.builder()
                                .from(request("s", SourceConfig.parse(SAMPLE)))
                                .tags(List.of("t"))
                                .build(),
                        AT_ONCE)
                .value();

        replace(source, SAMPLE);

        assertThat(read(id(source)).tags()).containsExactly("t");
    }

    @Test
    void emptyTagsClear() {
        Source source = create("s", SAMPLE);
        ReplaceSourceRequest request = ReplaceSourceRequest.builder()
                .from(replacement(SAMPLE))
                .tags(List.of())
                .build();

        sources().replace(EDITOR, id(source), request, AT_ONCE);

        assertThat(read(id(source)).tags()).isEqualTo(List.of());
    }

    @Test
    void renamingToATakenNameIsRefused() {
        create("one", SAMPLE);
        Source two = create("two", SAMPLE);
        ReplaceSourceRequest request = ReplaceSourceRequest.builder()
                .from(replacement(SAMPLE))
                .name("one")
                .build();

        assertThatThrownBy(() -> sources().replace(EDITOR, id(two), request, AT_ONCE))
                .isInstanceOf(ServiceException.AlreadyExists.class)
                .hasMessageContaining("'one' already exists");
    }

    @Test
    void replacingAnUnknownSourceIsRefused() {
        assertThatThrownBy(() -> sources().replace(EDITOR, "nope", replacement(SAMPLE), AT_ONCE))
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageContaining("not found");
    }

    @Test
    void aLostRaceIsRefused() {
        Source source = create("s", SAMPLE);
        replace(source, SAMPLE);
        WriteOptions first =
                WriteOptions.builder().from(AT_ONCE).expectedVersion(1).build();

        assertThatThrownBy(() -> sources().replace(EDITOR, id(source), replacement(SAMPLE), first))
                .isInstanceOf(ServiceException.VersionMismatch.class);
    }

    @Test
    void aDeletedSourceIsGone() {
        Source source = create("s", SAMPLE);

        sources().delete(EDITOR, id(source), AT_ONCE);

        assertThat(sources().find(EDITOR, id(source), false)).isEmpty();
    }

    @Test
    void aDeleteAnswersTheSource() {
        Source source = create("s", SAMPLE);

        assertThat(sources().delete(EDITOR, id(source), AT_ONCE).value()).isEqualTo(source);
    }

    @Test
    void aDeletedSourceCanBeCreatedAgain() {
        sources().delete(EDITOR, id(create("s", SAMPLE)), AT_ONCE);

        assertThat(create("s", SAMPLE).name()).isEqualTo("s");
    }

    @Test
    void pausingBumpsTheVersionOnce() {
        Source source = create("s", SAMPLE);
        sources().act(EDITOR, id(source), SourceAction.PAUSE, AT_ONCE);

        Versioned<Source> again = sources().act(EDITOR, id(source), SourceAction.PAUSE, AT_ONCE);

        assertThat(again.version() + " " + again.value().connectorStatus()).isEqualTo("2 Paused");
    }

    @Test
    void restartingAPausedSourceWantsItActive() {
        Source source = create("s", SAMPLE);
        sources().act(EDITOR, id(source), SourceAction.STOP, AT_ONCE);

        Source restarted =
                sources().act(EDITOR, id(source), SourceAction.RESTART, AT_ONCE).value();

        assertThat(restarted.desiredState()).isEqualTo(DesiredState.ACTIVE);
    }

    @Test
    void aSourceNobodyRunsIsUnassigned() {
        assertThat(create("s", SAMPLE).connectorStatus()).isEqualTo(ConnectorStatus.UNASSIGNED);
    }

    @Test
    void anUnknownKeyIsWarnedAbout() {
        Source source = create("s", SAMPLE);

        assertThat(Objects.requireNonNull(source.problems()))
                .extracting(problem -> problem.message())
                .contains("config.unheard.of is not a known key");
    }

    @Test
    void aRepeatedCreateWithItsKeyAnswersTheFirstResult() {
        CreateSourceRequest request = request("s", SourceConfig.parse(SAMPLE));
        Versioned<Source> first = sources().create(EDITOR, request, keyed("k"));

        assertThat(sources().create(EDITOR, request, keyed("k"))).isEqualTo(first);
    }

    @Test
    void aKeyOfAnotherRequestIsRefused() {
        sources().create(EDITOR, request("s", SourceConfig.parse(WITH_SECRET)), keyed("k"));
        CreateSourceRequest other = request("s", SourceConfig.parse(WITH_SECRET.replace("hush", "other")));

        assertThatThrownBy(() -> sources().create(EDITOR, other, keyed("k")))
                .isInstanceOf(ServiceException.IdempotencyKeyReused.class);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        sources().create(EDITOR, request("one", SourceConfig.parse(SAMPLE)), keyed("k"));
        fixture().clock.move(Duration.ofHours(25));

        Source two = sources()
                .create(EDITOR, request("two", SourceConfig.parse(SAMPLE)), keyed("k"))
                .value();

        assertThat(two.name()).isEqualTo("two");
    }

    @Test
    void aViewerMayNotChange() {
        assertThatThrownBy(() -> sources().create(VIEWER, request("s", SourceConfig.parse(SAMPLE)), AT_ONCE))
                .isInstanceOf(ServiceException.Forbidden.class)
                .hasMessageContaining("viewer");
    }

    private static WriteOptions keyed(String key) {
        return WriteOptions.builder()
                .from(AT_ONCE)
                .idempotencyKey(Optional.of(key))
                .build();
    }

    private Source create(String name, String config) {
        return sources()
                .create(EDITOR, request(name, SourceConfig.parse(config)), AT_ONCE)
                .value();
    }

    private Source read(String id) {
        return sources().find(VIEWER, id, false).orElseThrow().value();
    }

    private void replace(Source source, String config) {
        sources().replace(EDITOR, id(source), replacement(config), AT_ONCE);
    }

    private static String config(Source source) {
        return String.valueOf(Objects.requireNonNull(source.config()).toJson());
    }
}
