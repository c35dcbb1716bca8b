package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.format.BatchRewriter;
import dev.tributary.engine.batch.format.OutgoingBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What internal topics take, learned from what they refused: no right to read their settings is needed, and a setting
 * that changes is noticed. A refused batch halves what is tried next, until its records fit or one alone does not.
 *
 * <p>Used by one thread.
 */
final class BatchSizeLimits {
    private final Map<String, Integer> largestTried = new HashMap<>();
    private final BatchRewriter rewriter = new BatchRewriter();

    /** Takes note that a topic did not take a batch of this size. */
    void learn(String topic, int refusedBytes) {
        largestTried.put(topic, Math.max(1, refusedBytes / 2));
    }

    /** Splits what the topic is known not to take. A record that may be too large alone is left for it to refuse. */
    List<OutgoingBatch> fit(String topic, List<OutgoingBatch> batches) {
        Integer limit = largestTried.get(topic);
        if (limit == null || batches.stream().allMatch(batch -> batch.sizeInBytes() <= limit)) {
            return batches;
        }
        List<OutgoingBatch> fitting = new ArrayList<>();
        for (OutgoingBatch batch : batches) {
            if (batch.sizeInBytes() <= limit || batch.recordCount() == 1) {
                fitting.add(batch);
            } else {
                fitting.addAll(rewriter.split(batch, limit));
            }
        }
        return fitting;
    }
}
