package dev.tributary.runtime.service;

import dev.tributary.api.model.Page;
import dev.tributary.api.model.Source;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.translate.LiveReports;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lists sources, a page at a time. */
final class SourceListing {
    private final SourceViews views;
    private final Clock clock;

    SourceListing(SourceViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    Page<Source> list(Tables tables, SourceQuery query, boolean withSecrets) {
        LiveReports reports = LiveReports.ofAll(tables, clock.instant());
        List<StoredSource> matching = tables.sources().all().stream()
                .filter(row -> matches(row, query, reports))
                .sorted(order(query, reports))
                .toList();
        long skipped = (long) (query.page() - 1) * query.pageSize();
        Stream<Source> shown = matching.stream()
                .skip(skipped)
                .limit(query.pageSize())
                .map(row -> views.view(DeclaredSource.of(tables, row), reports, withSecrets)
                        .value());
        return Page.<Source>builder()
                .result(shown.toList())
                .page(query.page())
                .pageSize(query.pageSize())
                .total(matching.size())
                .hasNext(skipped + query.pageSize() < matching.size())
                .build();
    }

    private static boolean matches(StoredSource row, SourceQuery query, LiveReports reports) {
        return query.partialName().map(part -> contains(row.name(), part)).orElse(true)
                && query.connector().map(row.connector()::equals).orElse(true)
                && query.status()
                        .map(status -> status(row, reports).equalsIgnoreCase(status))
                        .orElse(true);
    }

    private static boolean contains(String name, String part) {
        return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String status(StoredSource row, LiveReports reports) {
        return reports.state(row.id(), row.desiredState()).status().text();
    }

    private static Comparator<StoredSource> order(SourceQuery query, LiveReports reports) {
        Comparator<StoredSource> byAge =
                Comparator.comparing(StoredSource::createdAt).thenComparing(StoredSource::id);
        Comparator<StoredSource> order = switch (query.sort().orElse("created_timestamp")) {
            case "name" -> Comparator.comparing(StoredSource::name);
            case "connector" -> Comparator.comparing(StoredSource::connector).thenComparing(byAge);
            case "status" ->
                Comparator.comparing((StoredSource row) -> status(row, reports)).thenComparing(byAge);
            default -> byAge;
        };
        return query.sortDir().orElse("asc").equals("desc") ? order.reversed() : order;
    }
}
