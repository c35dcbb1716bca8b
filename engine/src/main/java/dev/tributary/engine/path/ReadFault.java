package dev.tributary.engine.path;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What keeps a reader from a part of what it was told to read, while it goes on reading the rest. */
public sealed interface ReadFault {
    /** Whether the fault keeps the reader from this external partition. */
    boolean concerns(TopicPartition external);

    /**
     * The position lies outside what the external partition holds. The reader has stopped reading it.
     *
     * @param partition the external partition
     * @param position the offset that was asked for
     * @param divergedAt where the external log, by its leader epochs, parted from what was read; null when its offsets
     *     alone refused the position
     */
    record OutOfRange(
            TopicPartition partition,
            long position,
            @Nullable Long divergedAt) implements ReadFault {
        @Override
        public boolean concerns(TopicPartition external) {
            return external.equals(partition);
        }
    }

    /**
     * Another topic than the one that the position counts in has the name now. The reader has stopped reading the
     * partition, and has read nothing of the other topic.
     *
     * @param partition the external partition
     * @param expectedTopicId the identity of the topic that the position counts in
     * @param presentTopicId the identity of the topic that is there
     */
    record Recreated(TopicPartition partition, String expectedTopicId, String presentTopicId) implements ReadFault {
        @Override
        public boolean concerns(TopicPartition external) {
            return external.equals(partition);
        }
    }

    /**
     * The external cluster does not let us read the partition's topic. The reader has stopped reading the partition.
     *
     * @param partition the external partition
     */
    record Unauthorized(TopicPartition partition) implements ReadFault {
        @Override
        public boolean concerns(TopicPartition external) {
            return external.equals(partition);
        }
    }

    /**
     * What the external cluster holds at the position is damaged: its checksum is wrong, or it cannot be understood.
     * The reader has stopped reading the partition; all records before have been given out.
     *
     * @param partition the external partition
     * @param offset where the damage begins
     * @param what what is wrong, in one clause without record contents
     */
    record Damaged(TopicPartition partition, long offset, String what) implements ReadFault {
        @Override
        public boolean concerns(TopicPartition external) {
            return external.equals(partition);
        }
    }

    /**
     * A record is too large to be carried, however often it is tried. The reader has stopped reading the partition; all
     * records before have been given out.
     *
     * @param partition the external partition
     * @param offset the record's external offset
     * @param why how large it is and what is the most, in one clause
     */
    record Refused(TopicPartition partition, long offset, String why) implements ReadFault {
        @Override
        public boolean concerns(TopicPartition external) {
            return external.equals(partition);
        }
    }
}
