package dev.tributary.benchmarks.verify;

import dev.tributary.benchmarks.process.BenchmarkException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares whole topics, record by record, as a read-committed consumer sees them. It knows neither the generator nor
 * the contenders. Stateless.
 */
public final class CopyVerifier {

    private static final int THREADS = 2;

    private CopyVerifier() {}

    /**
     * Compares a copy with its original.
     *
     * @param recordsExpected how many records were written to the original
     * @throws BenchmarkException when one of them cannot be read
     */
    public static Verification verify(
            String external, String topic, String internal, String copy, int partitions, long recordsExpected) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<PartitionComparison.Result>> pending = new ArrayList<>();
            for (int number = 0; number < partitions; number++) {
                int partition = number;
                pending.add(threads.submit(() -> compare(external, topic, internal, copy, partition)));
            }
            long same = 0;
            List<Difference> differences = new ArrayList<>();
            for (Future<PartitionComparison.Result> result : pending) {
                PartitionComparison.Result partition = result.get();
                same += partition.same();
                differences.addAll(partition.differences());
            }
            return new Verification(recordsExpected, same, differences);
        } catch (ExecutionException e) {
            throw new BenchmarkException("Cannot compare " + copy + " with its original: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while comparing " + copy + " with its original", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static PartitionComparison.Result compare(
            String external, String topic, String internal, String copy, int partition) {
        try (CommittedRecords originals = CommittedRecords.open(external, new TopicPartition(topic, partition));
                CommittedRecords copies = CommittedRecords.open(internal, new TopicPartition(copy, partition))) {
            return new PartitionComparison(partition, originals, copies).run();
        }
    }
}
