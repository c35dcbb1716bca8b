package dev.tributary.benchmarks.verify;

import dev.tributary.benchmarks.verify.Difference.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Compares a partition's copy with its original, both streamed. As long as they are the same that is one comparison for
 * each record. Where they part, it looks {@value #WINDOW} records back and ahead to tell what happened and to find the
 * place from which they agree again; memory stays bounded by that. Not safe for use by several threads.
 */
final class PartitionComparison {

    static final int WINDOW = 1000;
    static final int MAX_DIFFERENCES = 20;

    /**
     * What a comparison has shown.
     *
     * @param same how many records were found unchanged where they belong
     * @param differences everything else
     */
    record Result(long same, List<Difference> differences) {}

    private final int partition;
    private final LookAhead originals;
    private final LookAhead copies;
    private final Deque<ConsumerRecord<byte[], byte[]>> recent = new ArrayDeque<>();
    private final List<Difference> differences = new ArrayList<>();
    private long same;

    PartitionComparison(
            int partition,
            Iterator<ConsumerRecord<byte[], byte[]>> originals,
            Iterator<ConsumerRecord<byte[], byte[]>> copies) {
        this.partition = partition;
        this.originals = new LookAhead(originals);
        this.copies = new LookAhead(copies);
    }

    /** Compares all, or until there are {@value #MAX_DIFFERENCES} differences. */
    Result run() {
        ConsumerRecord<byte[], byte[]> original = originals.peek();
        ConsumerRecord<byte[], byte[]> copy = copies.peek();
        while ((original != null || copy != null) && differences.size() < MAX_DIFFERENCES) {
            if (original != null && copy != null && SameContent.test(original, copy)) {
                takeBoth(copy);
            } else if (copy == null) {
                note(Kind.MISSING, original, null);
                originals.drop();
            } else {
                explain(original, copy);
            }
            original = originals.peek();
            copy = copies.peek();
        }
        return new Result(same, List.copyOf(differences));
    }

    private void explain(@Nullable ConsumerRecord<byte[], byte[]> original, ConsumerRecord<byte[], byte[]> copy) {
        if (recent.stream().anyMatch(earlier -> SameContent.test(earlier, copy))) {
            note(Kind.DOUBLED, null, copy);
            copies.drop();
            return;
        }
        int copyAmongOriginals = originals.find(later -> SameContent.test(later, copy), WINDOW);
        int originalAmongCopies =
                original == null ? -1 : copies.find(later -> SameContent.test(original, later), WINDOW);
        if (copyAmongOriginals >= 0 && originalAmongCopies >= 0) {
            note(Kind.REORDERED, original, copy);
            originals.remove(copyAmongOriginals);
            copies.drop();
        } else if (copyAmongOriginals >= 0) {
            note(Kind.MISSING, original, copy);
            originals.drop();
        } else if (originalAmongCopies >= 0 || original == null) {
            note(Kind.UNEXPECTED, null, copy);
            copies.drop();
        } else {
            note(Kind.ALTERED, original, copy);
            originals.drop();
            copies.drop();
        }
    }

    private void takeBoth(ConsumerRecord<byte[], byte[]> copy) {
        same++;
        recent.addLast(copy);
        if (recent.size() > WINDOW) {
            recent.removeFirst();
        }
        originals.drop();
        copies.drop();
    }

    private void note(
            Kind kind,
            @Nullable ConsumerRecord<byte[], byte[]> original,
            @Nullable ConsumerRecord<byte[], byte[]> copy) {
        differences.add(new Difference(
                kind, partition, original == null ? -1 : original.offset(), copy == null ? -1 : copy.offset()));
    }
}
