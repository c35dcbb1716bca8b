package dev.tributary.benchmarks.measure;

/** What is measured, in the order of the table. */
public enum Metric {
    /** 10^6 bytes of keys and values, uncompressed, per second. */
    MEGABYTES_PER_SECOND("MB/s"),
    /** CPU seconds of the contender's process for 10^9 such bytes. */
    CPU_SECONDS_PER_GIGABYTE("CPU s/GB"),
    /** The same, with both brokers counted in. */
    SYSTEM_CPU_SECONDS_PER_GIGABYTE("system CPU s/GB"),
    /** The most memory that was resident for the contender's process, in 2^20 bytes. */
    PEAK_RESIDENT_MEBIBYTES("peak MiB"),
    /** By how much more was resident in the last tenth of a steady stream than in the first, in 2^20 bytes. */
    GROWN_MEBIBYTES("grown MiB"),
    /** 10^6 bytes allocated on the contender's heap for 10^9 bytes of keys and values. */
    ALLOCATED_MEGABYTES_PER_GIGABYTE("heap MB/GB"),
    /** The same as the first, from the start of the process on, warm-up included. */
    COLD_MEGABYTES_PER_SECOND("MB/s from start"),
    /** CPU seconds per 10^9 bytes, from the start of the process on. */
    COLD_CPU_SECONDS_PER_GIGABYTE("CPU s/GB from start"),
    /** Half of the records took at most so many milliseconds. */
    LATENCY_P50_MILLIS("p50 ms"),
    /** 99 of 100 records took at most so many milliseconds. */
    LATENCY_P99_MILLIS("p99 ms"),
    /** 999 of 1000 records took at most so many milliseconds. */
    LATENCY_P999_MILLIS("p99.9 ms"),
    /** CPU seconds of the contender's process in a second. */
    CPU_SHARE("CPU s/s");

    private final String heading;

    Metric(String heading) {
        this.heading = heading;
    }

    /** Name and unit, short enough for the head of a column. */
    public String heading() {
        return heading;
    }
}
