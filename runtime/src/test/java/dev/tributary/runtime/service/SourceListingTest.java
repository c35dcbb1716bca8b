package dev.tributary.runtime.service;

import static dev.tributary.runtime.service.ServiceFixture.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.Page;
import dev.tributary.api.model.Source;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.Stores;
import dev.tributary.runtime.translate.ReportedProblem;
import dev.tributary.runtime.translate.WorkerReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceListingTest extends ServiceContract {
    @Override
    StoreSettings settings(Path folder) {
        return Stores.sqlite(folder);
    }

    @BeforeEach
    void declareSources() {
        for (String name : List.of("charlie", "alpha", "bravo")) {
            fixture().source(name, "t", null);
            fixture().clock.move(Duration.ofSeconds(1));
        }
    }

    @Test
    void sourcesComeOldestFirst() {
        assertThat(names(SourceQuery.builder())).containsExactly("charlie", "alpha", "bravo");
    }

    @Test
    void sourcesCanBeSortedByName() {
        assertThat(names(SourceQuery.builder().sort("name"))).containsExactly("alpha", "bravo", "charlie");
    }

    @Test
    void theOrderCanBeReversed() {
        assertThat(names(SourceQuery.builder().sort("name").sortDir("desc")))
                .containsExactly("charlie", "bravo", "alpha");
    }

    @Test
    void aPartOfTheNameFiltersWhateverItsCase() {
        assertThat(names(SourceQuery.builder().partialName("RA"))).containsExactly("bravo");
    }

    @Test
    void anotherConnectorHasNoSources() {
        assertThat(names(SourceQuery.builder().connector("mysql"))).isEmpty();
    }

    @Test
    void theStatusFiltersWhateverItsCase() {
        breakSource("alpha");

        assertThat(names(SourceQuery.builder().status("broken"))).containsExactly("alpha");
    }

    @Test
    void sourcesCanBeSortedByStatus() {
        breakSource("alpha");

        assertThat(names(SourceQuery.builder().sort("status"))).containsExactly("alpha", "charlie", "bravo");
    }

    @Test
    void aPageHoldsSoMany() {
        assertThat(names(SourceQuery.builder().pageSize(2).page(2))).containsExactly("bravo");
    }

    @Test
    void aPageSaysWhetherAnotherFollows() {
        Page<Source> page = list(SourceQuery.builder().pageSize(2));

        assertThat(page.total() + " " + page.hasNext() + " "
                        + list(SourceQuery.builder().pageSize(2).page(2)).hasNext())
                .isEqualTo("3 true false");
    }

    @Test
    void aPageBehindTheLastIsEmpty() {
        assertThat(names(SourceQuery.builder().page(Integer.MAX_VALUE).pageSize(100)))
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidTogether() {
        SourceQuery.Builder query = SourceQuery.builder()
                .page(0)
                .pageSize(101)
                .sort("colour")
                .sortDir("up")
                .status("ill");

        assertThatThrownBy(() -> list(query))
                .isInstanceOfSatisfying(
                        ServiceException.Invalid.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(field -> field.field())
                                .containsExactly("page", "page_size", "sort", "sort_dir", "status"));
    }

    /** As a worker would say it. */
    private void breakSource(String name) {
        String id = ServiceFixture.id(
                list(SourceQuery.builder().partialName(name)).result().get(0));
        ReportedProblem problem = new ReportedProblem(
                "external_unreachable", "m", "r", null, null, fixture().clock.instant());
        fixture().store.write(tables -> {
            tables.workers()
                    .heartbeat("w", fixture().clock.instant(), fixture().clock.instant());
            tables.workers()
                    .putStatus(
                            "w",
                            id,
                            new WorkerReport(1, WorkerReport.State.FAILED, List.of(problem), List.of()).toJson());
            return id;
        });
    }

    private Page<Source> list(SourceQuery.Builder query) {
        return sources().list(VIEWER, query.build());
    }

    private List<String> names(SourceQuery.Builder query) {
        return list(query).result().stream()
                .map(source -> String.valueOf(source.name()))
                .toList();
    }
}
