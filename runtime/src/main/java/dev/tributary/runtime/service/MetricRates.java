package dev.tributary.runtime.service;

import dev.tributary.api.model.metrics.MetricFigures;
import dev.tributary.runtime.service.SourceMetricsReader.Sample;
import dev.tributary.runtime.translate.FiguresSample.Figures;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From counters at two moments to figures with rates. */
final class MetricRates {
    private MetricRates() {}

    /**
     * The figures of the later moment.
     *
     * @param topic the external topic; null for all topics together
     */
    static MetricFigures figures(Sample earlier, Sample later, @Nullable String topic) {
        Figures now = sum(chosen(later, topic));
        Figures then = sum(chosen(earlier, topic));
        double seconds = Duration.between(earlier.at(), later.at()).toMillis() / 1_000.0;
        return MetricFigures.builder()
                .recordsCopied(now.records())
                .bytesCopied(now.bytes())
                .gapRecords(now.gaps())
                .lagRecords(now.lag())
                .recordsPerSecond(rate(now.records() - then.records(), seconds))
                .bytesPerSecond(rate(now.bytes() - then.bytes(), seconds))
                .build();
    }

    /** Below 0 would mean that a topic left the source meanwhile; nobody copies backwards. */
    private static @Nullable Double rate(long more, double seconds) {
        return seconds <= 0 ? null : Math.max(0, more) / seconds;
    }

    private static Collection<Figures> chosen(Sample sample, @Nullable String topic) {
        if (topic == null) {
            return sample.figures().topics().values();
        }
        Figures figures = sample.figures().topics().get(topic);
        return figures == null ? List.of() : List.of(figures);
    }

    private static Figures sum(Collection<Figures> all) {
        long records = 0;
        long bytes = 0;
        long gaps = 0;
        Long lag = all.isEmpty() ? null : 0L;
        for (Figures figures : all) {
            records += figures.records();
            bytes += figures.bytes();
            gaps += figures.gaps();
            lag = lag == null || figures.lag() == null ? null : Long.valueOf(lag + figures.lag());
        }
        return new Figures(records, bytes, gaps, lag);
    }
}
