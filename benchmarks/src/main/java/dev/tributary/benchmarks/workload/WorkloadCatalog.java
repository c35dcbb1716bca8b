package dev.tributary.benchmarks.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The workloads there are, in the order in which they run. Immutable. */
public final class WorkloadCatalog {

    private static final int KIBIBYTE = 1024;
    private static final int HUNDRED = 100;
    private static final int MANY = 12;
    private static final int BUSY = 0;
    private static final int FOUR_KIB_OF_HUNDRED = 40;
    private static final int FAR_MILLIS = 50;
    private static final int VERY_FAR_MILLIS = 150;

    private static final Map<String, Workload> BY_NAME = byName(List.of(
            bulk("json-lz4", "1 KiB JSON, lz4, 12 partitions", new TopicShape(KIBIBYTE, "lz4", MANY, BUSY), 1, 0),
            bulk("json-zstd", "1 KiB JSON, zstd, 12 partitions", new TopicShape(KIBIBYTE, "zstd", MANY, BUSY), 0.5, 0),
            bulk(
                    "json-none",
                    "1 KiB JSON, uncompressed, 12 partitions",
                    new TopicShape(KIBIBYTE, "none", MANY, BUSY),
                    0.5,
                    0),
            bulk("json-lz4-1p", "1 KiB JSON, lz4, 1 partition", new TopicShape(KIBIBYTE, "lz4", 1, BUSY), 0.5, 0),
            bulk("tiny-lz4", "100 B records, lz4, 12 partitions", new TopicShape(HUNDRED, "lz4", MANY, BUSY), 0.25, 0),
            bulk("tiny-lz4-1p", "100 B records, lz4, 1 partition", new TopicShape(HUNDRED, "lz4", 1, BUSY), 0.25, 0),
            smallBatches("small-batches", "lz4"),
            smallBatches("small-batches-snappy", "snappy"),
            smallBatches("small-batches-none", "none"),
            smallBatches("small-batches-zstd", "zstd"),
            smallBatches("small-batches-gzip", "gzip"),
            bulk(
                    "slow-link",
                    "1 KiB JSON, lz4, 1 partition, external cluster 50 ms away",
                    new TopicShape(KIBIBYTE, "lz4", 1, BUSY),
                    1,
                    FAR_MILLIS),
            bulk(
                    "far-link",
                    "1 KiB JSON, lz4, 1 partition, external cluster 150 ms away",
                    new TopicShape(KIBIBYTE, "lz4", 1, BUSY),
                    0.25,
                    VERY_FAR_MILLIS),
            new SteadyWorkload(
                    "latency",
                    "1 KiB JSON, lz4, 12 partitions, 5,000 records/s",
                    new TopicShape(KIBIBYTE, "lz4", MANY, BUSY),
                    5_000),
            new KillWorkload(
                    "kills",
                    "1 KiB JSON, lz4, 12 partitions; the contender is killed ten times",
                    new TopicShape(KIBIBYTE, "lz4", MANY, BUSY),
                    0.25,
                    10)));

    private WorkloadCatalog() {}

    /** All of them. */
    public static List<Workload> all() {
        return List.copyOf(BY_NAME.values());
    }

    /**
     * Those with these names, in the catalog's order; {@code all} stands for all.
     *
     * @throws IllegalArgumentException when a name is unknown; the message lists the known ones
     */
    public static List<Workload> select(List<String> names) {
        if (names.contains("all")) {
            return all();
        }
        for (String name : names) {
            if (!BY_NAME.containsKey(name)) {
                throw new IllegalArgumentException("There is no workload '" + name + "'; there are "
                        + String.join(", ", BY_NAME.keySet()) + " and all");
            }
        }
        return all().stream()
                .filter(workload -> names.contains(workload.name()))
                .toList();
    }

    private static Workload bulk(String name, String description, TopicShape shape, double share, int roundTrip) {
        return new BulkWorkload(name, description, shape, share, roundTrip);
    }

    private static Workload smallBatches(String name, String codec) {
        String compression = codec.equals("none") ? "uncompressed" : codec;
        return bulk(
                name,
                "batches of 40 records of 100 B, " + compression + ", 12 partitions",
                new TopicShape(HUNDRED, codec, MANY, FOUR_KIB_OF_HUNDRED),
                0.125,
                0);
    }

    private static Map<String, Workload> byName(List<Workload> workloads) {
        Map<String, Workload> byName = new LinkedHashMap<>();
        workloads.forEach(workload -> byName.put(workload.name(), workload));
        return byName;
    }
}
