package dev.tributary.engine.status;

import dev.tributary.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem as somebody just saw it; the {@link ProblemLog} knows since when.
 *
 * @param code what it is
 * @param message what was seen, in one sentence, with the names and numbers
 * @param remedy what to do about it, in one sentence
 * @param externalTopic the topic it is about, or null for the whole source
 * @param partition the partition it is about, or null for more than one
 */
public record Finding(
        Problem.Code code,
        String message,
        String remedy,
        @Nullable String externalTopic,
        @Nullable Integer partition) {

    /** About the whole source. */
    public static Finding ofSource(Problem.Code code, String message, String remedy) {
        return new Finding(code, message, remedy, null, null);
    }

    /** About one topic. */
    public static Finding ofTopic(Problem.Code code, String externalTopic, String message, String remedy) {
        return new Finding(code, message, remedy, externalTopic, null);
    }

    /** About one partition. */
    public static Finding ofPartition(
            Problem.Code code, String externalTopic, int partition, String message, String remedy) {
        return new Finding(code, message, remedy, externalTopic, partition);
    }
}
