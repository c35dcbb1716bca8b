package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/** Logs of which every answer brings one record, and what has been read of them. */
final class NumberedLog {
    /** How many records each partition has. */
    static final int RECORDS = 12;

    private final Map<Integer, List<String>> read = new TreeMap<>();

    /** The record that is asked for, if there is one. */
    static PartitionData next(FetchPartition asked) {
        long offset = asked.fetchOffset();
        return failed(Errors.NONE)
                .setRecords(
                        offset >= RECORDS
                                ? MemoryRecords.EMPTY
                                : MemoryRecords.withRecords(
                                        offset,
                                        Compression.NONE,
                                        new SimpleRecord(ClusterKit.bytes("k" + offset), ClusterKit.bytes("v"))));
    }

    /** No record, but an error. */
    static PartitionData failed(Errors error) {
        return new PartitionData()
                .setErrorCode(error.code())
                .setHighWatermark(RECORDS)
                .setLastStableOffset(RECORDS)
                .setRecords(MemoryRecords.EMPTY);
    }

    /** Takes note of the chunks' records and lets go of them. */
    void take(List<BatchChunk> chunks) {
        for (BatchChunk chunk : chunks) {
            read.computeIfAbsent(chunk.partition().partition(), partition -> new ArrayList<>())
                    .addAll(ClusterKit.keys(chunk));
            chunk.discard();
        }
    }

    /** How many records were read of a partition. */
    int count(int partition) {
        return read.getOrDefault(partition, List.of()).size();
    }

    /** The keys that were read of a partition, in the order in which they came. */
    List<String> keys(int partition) {
        return List.copyOf(read.getOrDefault(partition, List.of()));
    }

    /** The keys that a partition has. */
    static List<String> all() {
        return ClusterKit.numbered(0, RECORDS);
    }
}
