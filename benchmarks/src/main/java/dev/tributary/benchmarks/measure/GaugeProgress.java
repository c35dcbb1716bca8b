package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.process.ChildProcess;

/** The progress of a process that counts by itself, because it leaves no trace that could be counted. */
final class GaugeProgress implements Progress {

    private final ChildProcess process;
    private long records;

    GaugeProgress(ChildProcess process) {
        this.process = process;
    }

    @Override
    public long atMost() {
        records = process.ask("records");
        return records;
    }

    @Override
    public long exactly() {
        return records;
    }

    @Override
    public void close() {}
}
