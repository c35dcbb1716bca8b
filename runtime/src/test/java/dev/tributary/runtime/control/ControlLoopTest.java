package dev.tributary.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.CopiedTopic;
import dev.tributary.runtime.kit.OnServers;
import dev.tributary.runtime.store.Stores;
import dev.tributary.runtime.store.TopicCounters;
import dev.tributary.runtime.translate.LiveReports;
import dev.tributary.runtime.translate.WorkerReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnServers
class ControlLoopTest {
    @TempDir
    Path dataDir = Path.of("");

    private Optional<ControlFixture> fixture = Optional.empty();

    @BeforeEach
    void startALoop() {
        fixture = Optional.of(new ControlFixture(Stores.sqlite(dataDir)));
    }

    @AfterEach
    void endTheLoop() {
        fixture.ifPresent(ControlFixture::close);
    }

    @Test
    void aDeclaredSourceIsReplicated() {
        loop().declare("orders");

        assertThat(loop().engine.told).containsExactly("apply orders 1");
    }

    @Test
    void aChangeMadeElsewhereIsSeenWithoutASignal() {
        loop().declare("orders");
        loop().store.write(tables -> {
            tables.sources()
                    .update(tables.sources().lock("orders").orElseThrow().wanting("Active", Instant.now()));
            return 0;
        });

        await().untilAsserted(() -> assertThat(loop().engine.told).contains("apply orders 2"));
    }

    @Test
    void aReplicationThatEndedByItselfIsStartedAnew() {
        loop().declare("orders");
        loop().engine.running.clear();

        await().untilAsserted(() -> assertThat(loop().engine.told).containsExactly("apply orders 1", "apply orders 1"));
    }

    @Test
    void anErrorDoesNotEndTheLoop() {
        loop().engine.failure = Optional.of(new NoClassDefFoundError("made up"));
        await().untilAsserted(() -> assertThat(loop().watch.trouble()).isPresent());
        loop().engine.failure = Optional.empty();

        loop().declare("orders");

        assertThat(loop().engine.told).containsExactly("apply orders 1");
    }

    @Test
    void aPausedSourceIsEnded() {
        loop().declare("orders");

        loop().change("orders", source -> source.wanting("Paused", Instant.now()));

        assertThat(loop().engine.running).isEmpty();
    }

    @Test
    void aRestartEndsAndStartsAnew() {
        loop().declare("orders");

        loop().change("orders", source -> source.restarted("Active", Instant.now()));

        assertThat(loop().engine.told).containsExactly("apply orders 1", "remove orders", "apply orders 2");
    }

    @Test
    void anotherChangeDoesNotEndAnything() {
        loop().declare("orders");

        loop().change("orders", source -> source.configured(source.config(), Instant.now()));

        assertThat(loop().engine.told).containsExactly("apply orders 1", "apply orders 2");
    }

    @Test
    void anInternalTopicIsWrittenByTheSourceDeclaredFirstOnly() {
        loop().declareOver("first", "t");

        loop().declareOver("second", "t");

        assertThat(loop().engine.running).containsOnlyKeys("first");
        await().untilAsserted(() -> assertThat(reports("second"))
                .singleElement()
                .satisfies(report -> assertThat(report.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("internal_topic_taken");
                            assertThat(problem.message()).contains("in_t", "'first'");
                        })));
    }

    @Test
    void aPausedSourceKeepsItsInternalTopic() {
        loop().declareOver("first", "t");
        loop().declareOver("second", "t");

        loop().change("first", source -> source.wanting("Paused", Instant.now()));

        assertThat(loop().engine.running).isEmpty();
    }

    @Test
    void aDeletedSourceLeavesItsInternalTopicToTheNext() {
        loop().declareOver("first", "t");
        loop().declareOver("second", "t");

        loop().delete("first");

        assertThat(loop().engine.running).containsOnlyKeys("second");
    }

    @Test
    void aDeletedSourceIsEnded() {
        loop().declare("orders");

        loop().delete("orders");

        assertThat(loop().engine.told).containsExactly("apply orders 1", "remove orders");
    }

    @Test
    void aDeletedSourceLeavesNoReport() {
        loop().declare("orders");
        loop().delete("orders");

        assertThat(reports("orders")).isEmpty();
    }

    @Test
    void anUntouchedSourceIsNotDisturbed() {
        loop().declare("orders");
        loop().declare("payments");

        loop().change("payments", source -> source.wanting("Paused", Instant.now()));

        assertThat(loop().engine.told).containsExactly("apply orders 1", "apply payments 1", "remove payments");
    }

    @Test
    void whatTheEngineSaysIsInTheStoreWhenTheChangeIsCarriedOut() {
        loop().declare("orders");

        assertThat(reports("orders")).extracting(WorkerReport::state).containsExactly(WorkerReport.State.RUNNING);
    }

    @Test
    void whyASourceIsIdleIsInTheStore() {
        loop().declare("orders", "\"format\":\"string\"");

        assertThat(reports("orders"))
                .flatExtracting(WorkerReport::problems)
                .extracting(problem -> problem.code())
                .containsExactly("no_connection");
    }

    @Test
    void aPausedSourceHasNoReport() {
        loop().declare("orders");

        loop().change("orders", source -> source.wanting("Paused", Instant.now()));

        assertThat(reports("orders")).isEmpty();
    }

    @Test
    void aSourceThatTheEngineRefusesDoesNotKeepOthersFromFlowing() {
        loop().engine.refused = "cursed";
        loop().declare("cursed");

        loop().declare("orders");

        assertThat(loop().engine.told).containsExactly("apply orders 1");
    }

    @Test
    void aSourceThatTheEngineRefusesSaysSo() {
        loop().engine.refused = "cursed";
        loop().declare("cursed");

        assertThat(reports("cursed"))
                .flatExtracting(WorkerReport::problems)
                .extracting(problem -> problem.code())
                .containsExactly("unexpected");
    }

    @Test
    void whatWasCopiedIsAddedToTheCounters() {
        loop().declare("orders");
        copied(10);
        awaitCounted(10);
        copied(13);
        awaitCounted(13);

        assertThat(loop().store
                        .<List<TopicCounters>>read(tables -> tables.figures().counters("orders")))
                .containsExactly(new TopicCounters("t", 13, 130, 0));
    }

    @Test
    void whatIsCopiedWhileASourceLetsGoIsCounted() {
        loop().declare("orders");
        copied(10);
        awaitCounted(10);
        loop().change("orders", source -> source.wanting("Paused", Instant.now()));

        copied(12);

        awaitCounted(12);
    }

    @Test
    void whatIsCopiedWhileTheEngineIsClosedIsCounted() {
        loop().declare("orders");
        copied(10);
        awaitCounted(10);
        loop().endLoop();
        copied(12);

        loop().countOnceMore();

        awaitCounted(12);
    }

    @Test
    void whatWasCopiedOfASourceThatIsGoneIsNotCounted() {
        loop().declare("orders");
        loop().delete("orders");
        loop().endLoop();
        copied(12);

        loop().countOnceMore();

        assertThat(loop().store
                        .<List<TopicCounters>>read(tables -> tables.figures().counters("orders")))
                .isEmpty();
    }

    @Test
    void aNewProcessCarriesOutWhatWasWantedBefore() {
        loop().declare("orders");
        // A killed process says nothing: its store is simply opened by the next one.
        try (ControlFixture next = new ControlFixture(Stores.sqlite(dataDir), "w2")) {
            await().untilAsserted(() -> assertThat(next.engine.told).containsExactly("apply orders 1"));
        }
    }

    @Test
    void whatAnEarlierLifeSaidIsForgotten() {
        loop().declare("orders");
        loop().store.write(tables -> {
            tables.sources().delete("orders");
            tables.workers()
                    .putStatus("w1", "ghost", WorkerReport.idle(1, List.of()).toJson());
            return 0;
        });
        try (ControlFixture next = new ControlFixture(Stores.sqlite(dataDir))) {
            next.declare("payments");

            assertThat(reports("ghost")).isEmpty();
        }
    }

    @Test
    void anEndedWorkerIsNoLongerListenedTo() {
        loop().declare("orders");

        loop().endLoop();

        assertThat(reports("orders")).isEmpty();
    }

    @Test
    void whatRunsGoesOnWhileTheStoreIsAway() {
        loop().declare("orders");
        loop().store.close();

        await().untilAsserted(() -> assertThat(loop().watch.trouble()).isPresent());

        assertThat(loop().engine.running).containsKey("orders");
    }

    private ControlFixture loop() {
        return fixture.orElseThrow();
    }

    private List<WorkerReport> reports(String source) {
        return loop().store
                .read(tables ->
                        LiveReports.ofSource(tables, source, Instant.now()).of(source));
    }

    private void copied(long records) {
        loop().engine.copied = List.of(new CopiedTopic("orders", "t", records, records * 10));
    }

    private void awaitCounted(long records) {
        await().untilAsserted(() -> {
            List<TopicCounters> counters =
                    loop().store.read(tables -> tables.figures().counters("orders"));
            assertThat(counters).extracting(TopicCounters::records).containsExactly(records);
        });
    }
}
