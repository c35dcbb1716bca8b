package dev.tributary.runtime.service;

import static dev.tributary.runtime.service.ServiceFixture.AT_ONCE;
import static dev.tributary.runtime.service.ServiceFixture.EDITOR;
import static dev.tributary.runtime.service.ServiceFixture.VIEWER;
import static dev.tributary.runtime.service.ServiceFixture.id;
import static dev.tributary.runtime.service.ServiceFixture.owned;
import static dev.tributary.runtime.service.ServiceFixture.topics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Appending and removing topics, in every kind of store. */
abstract class TopicListsContract extends SourceServiceContract {
    private static final String USER_DEFINED = "topic.include.list.user.defined";

    @Test
    void appendingKeepsTheTextOfTheUserDefinedList() {
        Source source = fixture().source("s", "b", " u ,, v");

        append(source, "x", "v", "y");

        assertThat(config(source).text(USER_DEFINED)).isEqualTo(" u ,, v,x,y");
    }

    @Test
    void appendingLeavesTheBaseListAlone() {
        Source source = fixture().source("s", "b , c", null);

        append(source, "x");

        assertThat(config(source).text("topic.include.list")).isEqualTo("b , c");
    }

    @Test
    void appendingSaysWhatIsNew() {
        Source source = fixture().source("s", "b", "u");

        AppendTopicsResult result = append(source, "x", "u", "b");

        assertThat(result.added() + " " + result.alreadyPresent()).isEqualTo("[x, b] [u]");
    }

    @Test
    void aPrefixThatIsTooLongForAnOwnersTopicIsRefused() {
        Source source = fixture().source("s", "b", null);
        String topic = "x".repeat(240);
        sources().appendTopics(EDITOR, id(source), owned("team", topic), AT_ONCE);
        SourceConfig config = config(source).with("topic.prefix", "a.longer.prefix");

        assertThatThrownBy(() -> sources()
                        .replace(
                                EDITOR,
                                id(source),
                                ServiceFixture.replacement(config.toJson().toString()),
                                AT_ONCE))
                .isInstanceOf(ServiceException.Invalid.class)
                .hasMessageContaining("which the owner 'team' appended");
    }

    @Test
    void aConfigWithoutTopicsIsAcceptedWhileOwnersHoldSome() {
        Source source = fixture().source("s", null, "u");
        String config = "{\"topic.prefix\":\"in_\"}";
        sources().appendTopics(EDITOR, id(source), owned("team", "x"), AT_ONCE);

        sources().replace(EDITOR, id(source), ServiceFixture.replacement(config), AT_ONCE);

        assertThat(effective(source)).containsExactly("x");
        sources().removeTopics(EDITOR, id(source), owned("team", "x"), AT_ONCE);
        assertThatThrownBy(() -> sources().replace(EDITOR, id(source), ServiceFixture.replacement(config), AT_ONCE))
                .isInstanceOf(ServiceException.Invalid.class)
                .hasMessageContaining("name no topic");
    }

    @Test
    void appendingForAnOwnerLeavesTheConfigAlone() {
        Source source = fixture().source("s", "b", "u");

        sources().appendTopics(EDITOR, id(source), owned("team", "x"), AT_ONCE);

        assertThat(config(source)).isEqualTo(source.config());
    }

    @Test
    void effectiveOrderIsBaseThenUserDefinedThenOwners() {
        Source source = fixture().source("s", "b", "u");
        sources().appendTopics(EDITOR, id(source), owned("team", "x", "b"), AT_ONCE);
        append(source, "y");

        assertThat(effective(source)).containsExactly("b", "u", "y", "x");
    }

    @Test
    void theEffectiveTopicsSayWhoAddedThem() {
        Source source = fixture().source("s", "b", null);
        sources().appendTopics(EDITOR, id(source), owned("team", "b"), AT_ONCE);

        assertThat(sources().topics(VIEWER, id(source)).value().topics().get(0).addedBy())
                .extracting(addition -> addition.list() + " " + addition.owner())
                .containsExactly("base null", "owner team");
    }

    @Test
    void appendingWhatIsThereKeepsTheVersion() {
        Source source = fixture().source("s", "b", "u");

        assertThat(sources()
                        .appendTopics(EDITOR, id(source), topics("u"), AT_ONCE)
                        .version())
                .isEqualTo(1);
    }

    @Test
    void appendingBumpsTheVersion() {
        Source source = fixture().source("s", "b", "u");

        assertThat(sources()
                        .appendTopics(EDITOR, id(source), topics("x"), AT_ONCE)
                        .version())
                .isEqualTo(2);
    }

    @Test
    void anIllegalTopicIsRefusedAndNothingIsAppended() {
        Source source = fixture().source("s", "b", "u");

        assertThatThrownBy(() -> append(source, "good", "not good"))
                .isInstanceOf(ServiceException.Invalid.class)
                .hasMessageContaining("'not good'");
        assertThat(effective(source)).containsExactly("b", "u");
    }

    @Test
    void aTopicWhoseInternalNameIsTooLongIsRefused() {
        Source source = fixture().source("s", "b", null);

        assertThatThrownBy(() -> append(source, "x".repeat(248)))
                .isInstanceOf(ServiceException.Invalid.class)
                .hasMessageContaining("an internal name of 251 characters");
    }

    @Test
    void noTopicAtAllIsRefused() {
        Source source = fixture().source("s", "b", null);

        assertThatThrownBy(() -> append(source))
                .isInstanceOf(ServiceException.Invalid.class)
                .hasMessage("topics is empty: name at least one topic");
    }

    @Test
    void appendingToAnUnknownSourceIsRefused() {
        assertThatThrownBy(() -> sources().appendTopics(EDITOR, "nope", topics("x"), AT_ONCE))
                .isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void removingTakesJustThatEntry() {
        Source source = fixture().source("s", "b", "u , v, w");

        sources().removeTopics(EDITOR, id(source), topics("v"), AT_ONCE);

        assertThat(config(source).text(USER_DEFINED)).isEqualTo("u , w");
    }

    @Test
    void removingSaysWhatFlowsOnAndWhy() {
        Source source = fixture().source("s", "b", "b,u");
        sources().appendTopics(EDITOR, id(source), owned("team", "u"), AT_ONCE);

        RemoveTopicsResult result = sources()
                .removeTopics(EDITOR, id(source), topics("b", "u", "z"), AT_ONCE)
                .value();

        assertThat(result.removed() + " " + result.notPresent() + " "
                        + result.stillFlowing().stream()
                                .map(topic -> topic.name() + ": " + topic.because())
                                .toList())
                .isEqualTo("[b, u] [z] [b: the base list (topic.include.list) names it, u: the owner 'team' names it]");
    }

    @Test
    void onlyTheOwnerRemovesWhatIsTheirs() {
        Source source = fixture().source("s", "b", null);
        sources().appendTopics(EDITOR, id(source), owned("one", "x"), AT_ONCE);
        sources().appendTopics(EDITOR, id(source), owned("two", "x"), AT_ONCE);

        sources().removeTopics(EDITOR, id(source), owned("one", "x"), AT_ONCE);

        assertThat(effective(source)).containsExactly("b", "x");
    }

    @Test
    void fiftyCallersAppendingAtOnceLoseNothing() throws Exception {
        Source source = fixture().source("s", "b", null);
        int callers = 50;
        int each = 4;

        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> appended = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                appended.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        append(source, "t-" + number + "-" + i);
                    }
                }));
            }
            for (Future<?> one : appended) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> wanted = new ArrayList<>(List.of("b"));
        IntStream.range(0, callers * each).forEach(i -> wanted.add("t-" + i / each + "-" + i % each));
        assertThat(effective(source)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private AppendTopicsResult append(Source source, String... topics) {
        return sources()
                .appendTopics(EDITOR, id(source), topics(topics), AT_ONCE)
                .value();
    }

    private List<String> effective(Source source) {
        return sources().topics(VIEWER, id(source)).value().topics().stream()
                .map(topic -> topic.name())
                .toList();
    }

    private SourceConfig config(Source source) {
        return Objects.requireNonNull(
                sources().find(VIEWER, id(source), false).orElseThrow().value().config());
    }
}
