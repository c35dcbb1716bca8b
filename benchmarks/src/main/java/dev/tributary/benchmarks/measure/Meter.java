package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.process.ProcFiles;

/** Reads what the processes of one run have used. */
final class Meter {

    private final ChildProcess replicator;
    private final BrokerPair brokers;

    Meter(ChildProcess replicator, BrokerPair brokers) {
        this.replicator = replicator;
        this.brokers = brokers;
    }

    Sample sample() {
        return new Sample(
                System.nanoTime(),
                ProcFiles.cpuSeconds(replicator.pid()),
                ProcFiles.cpuSeconds(brokers.externalPid()),
                ProcFiles.cpuSeconds(brokers.internalPid()),
                replicator.ask("allocated"));
    }

    long residentBytes() {
        return ProcFiles.residentBytes(replicator.pid());
    }

    long peakResidentBytes() {
        return ProcFiles.peakResidentBytes(replicator.pid());
    }
}
