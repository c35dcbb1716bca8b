package dev.tributary.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadCatalogTest {

    @Test
    void givenNamesInAnyOrder_whenSelected_thenTheyComeInTheCatalogsOrder() {
        assertThat(WorkloadCatalog.select(List.of("latency", "json-lz4")))
                .extracting(Workload::name)
                .containsExactly("json-lz4", "latency");
    }

    @Test
    void givenAll_whenSelected_thenAllCome() {
        assertThat(WorkloadCatalog.select(List.of("all"))).isEqualTo(WorkloadCatalog.all());
    }

    @Test
    void givenAnUnknownName_whenSelected_thenTheMessageNamesItAndTheKnownOnes() {
        assertThatThrownBy(() -> WorkloadCatalog.select(List.of("json-lzo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'json-lzo'")
                .hasMessageContaining("json-lz4, json-zstd");
    }

    @Test
    void givenAVolume_whenRecordsAreCounted_thenAllPartitionsGetTheSameNumber() {
        TopicShape shape = new TopicShape(1024, "none", 12, 0);

        assertThat(shape.recordsFor(1e9)).isEqualTo(12 * 81_381L);
    }
}
