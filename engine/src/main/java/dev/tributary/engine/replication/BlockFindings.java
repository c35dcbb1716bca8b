package dev.tributary.engine.replication;

import dev.tributary.engine.Problem;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.status.Finding;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Why a partition is held up, in sentences. */
final class BlockFindings {
    private final SourceNames names;

    BlockFindings(SourceNames names) {
        this.names = names;
    }

    Finding outOfRange(OwnedPartition owned, ReadFault.OutOfRange fault, ExternalOffsets.@Nullable Range held) {
        return of(owned, Problem.Code.EXTERNAL_OFFSET_OUT_OF_RANGE, whatIsGone(fault, held), setPosition(owned));
    }

    private static String whatIsGone(ReadFault.OutOfRange fault, ExternalOffsets.@Nullable Range held) {
        String where = "external partition " + fault.partition();
        Long diverged = fault.divergedAt();
        if (diverged != null) {
            return "The log of " + where + " was truncated at offset " + diverged
                    + " after it had been read up to offset " + fault.position() + ", so what was copied from offset "
                    + diverged + " on is no longer what the external cluster holds";
        }
        if (held == null) {
            return "Offset " + fault.position() + ", the next to read, lies outside what " + where + " holds";
        }
        String holds = where + " holds the offsets from " + held.first() + " up to, not including, " + held.end();
        if (fault.position() < held.first()) {
            return "The records from offset " + fault.position() + " up to, not including, " + held.first() + " ("
                    + (held.first() - fault.position()) + " offsets) are gone before they were read: " + holds;
        }
        if (fault.position() < held.end()) {
            return holds + ", yet not what was read up to offset " + fault.position()
                    + ": it was truncated and written again, or deleted and made anew";
        }
        return "Offset " + fault.position() + ", the next to read, is beyond the end: " + holds
                + "; it was truncated, or deleted and made anew";
    }

    Finding recreated(OwnedPartition owned, @Nullable String expectedTopicId, @Nullable String presentTopicId) {
        return of(
                owned,
                Problem.Code.EXTERNAL_TOPIC_RECREATED,
                "External topic " + owned.external().topic() + " was deleted and made anew: the position of partition "
                        + owned.partition() + " counts in the topic with id " + expectedTopicId
                        + ", now its id is " + presentTopicId,
                setPosition(owned));
    }

    Finding clusterChanged(OwnedPartition owned, Origin stored, Origin present) {
        return of(
                owned,
                Problem.Code.EXTERNAL_CLUSTER_CHANGED,
                "The external connection leads to cluster " + present.clusterId() + ", but the position of "
                        + owned.external() + " counts in cluster " + stored.clusterId(),
                "Correct bootstrap.servers; or, when the other cluster is meant, " + decapitalized(setPosition(owned)));
    }

    Finding followsForeign(OwnedPartition owned, Origin others, Origin present) {
        boolean otherCluster = others.otherCluster(present);
        return of(
                owned,
                otherCluster ? Problem.Code.EXTERNAL_CLUSTER_CHANGED : Problem.Code.EXTERNAL_TOPIC_RECREATED,
                "External partition " + owned.external() + " has no position yet, and those of its topic count in "
                        + (otherCluster
                                ? "cluster " + others.clusterId() + ", not in " + present.clusterId()
                                : "the topic with id " + others.topicId() + ", not in " + present.topicId()),
                "Decide about the partitions that have one, as their problems say; this one then starts at its"
                        + " beginning.");
    }

    Finding refused(OwnedPartition owned, RecordRefusedException refusal) {
        Throwable why = refusal.getCause() == null ? refusal : refusal.getCause();
        return of(
                owned,
                Problem.Code.INTERNAL_RECORD_REFUSED,
                "Internal topic " + owned.internal().topic() + " refuses the record at offset " + refusal.offset()
                        + " of external partition " + owned.external() + ": " + Failures.sentence(why),
                "Let the internal topic take it (max.message.bytes, message.timestamp.*.max.ms, cleanup.policy); the"
                        + " record is tried again by itself.");
    }

    /** Too large for this worker's memory, whatever the internal topic takes. */
    Finding refused(OwnedPartition owned, ReadFault.Refused fault) {
        return of(
                owned,
                Problem.Code.INTERNAL_RECORD_REFUSED,
                "The record at offset " + fault.offset() + " of external partition " + owned.external()
                        + " is too large for the memory of this worker: " + fault.why(),
                "Raise max.bytes.in.flight of every worker above the record's size, and start the workers again.");
    }

    Finding damaged(OwnedPartition owned, ReadFault.Damaged fault) {
        return of(
                owned,
                Problem.Code.EXTERNAL_DATA_DAMAGED,
                "External partition " + fault.partition() + " is damaged at offset " + fault.offset() + ": "
                        + fault.what(),
                "Repair or drop the damaged replica on the external cluster; it is tried again by itself. When the"
                        + " records are lost there, too, move past them: "
                        + decapitalized(setPosition(owned)));
    }

    static Finding stuck(OwnedPartition owned, String hindrance) {
        return of(
                owned,
                Problem.Code.EXTERNAL_PARTITION_STUCK,
                "Nothing can be read of external partition " + owned.external() + ": " + hindrance,
                "See to the brokers that hold the partition; it is tried on all the time and flows once they answer.");
    }

    Finding unreadable(OwnedPartition owned) {
        String externalTopic = owned.external().topic();
        return Finding.ofTopic(
                Problem.Code.EXTERNAL_AUTHORIZATION,
                externalTopic,
                "The external cluster does not let us read topic " + externalTopic,
                "Grant READ on the topic to the user of the external connection; it is tried again by itself.");
    }

    Finding unwritable(OwnedPartition owned, RuntimeException refusal) {
        return Finding.ofTopic(
                Problem.Code.INTERNAL_AUTHORIZATION,
                owned.external().topic(),
                "The internal cluster does not let us write topic "
                        + owned.internal().topic() + ": " + Failures.sentence(refusal),
                "Grant WRITE, and READ for its positions, on the topic to the user of the internal connection; it is"
                        + " tried again by itself.");
    }

    private String setPosition(OwnedPartition owned) {
        TopicPartition internal = owned.internal();
        // The word to replace means nothing to a shell: pasted as it is, the command is refused.
        return "Decide where to go on: pause the source, set the position on the internal cluster (./tributary position"
                + " set --source-id " + names.sourceId() + " --topic " + internal.topic() + " --partition "
                + internal.partition() + " --offset EXTERNAL_OFFSET), and resume.";
    }

    private static String decapitalized(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static Finding of(OwnedPartition owned, Problem.Code code, String message, String remedy) {
        return Finding.ofPartition(code, owned.external().topic(), owned.partition(), message, remedy);
    }
}
