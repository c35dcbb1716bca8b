package dev.tributary.runtime.translate;

import dev.tributary.api.model.SourceProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem as a worker reports it through the store.
 *
 * @param code what it is, in snake case
 * @param message what was seen
 * @param remedy what to do about it
 * @param topic the external topic; null when it is about the whole source
 * @param partition the partition; null when it is about more than one
 * @param since when it was first seen
 */
public record ReportedProblem(
        String code,
        String message,
        String remedy,
        @Nullable String topic,
        @Nullable Integer partition,
        Instant since) {

    /** Nothing says which connection to use. */
    public static final String NO_CONNECTION = "no_connection";
    /** The connection cannot be made from what is configured. */
    public static final String BAD_CONNECTION = "bad_connection";
    /** The config asks for something that this release does not do. */
    public static final String NOT_SUPPORTED = "not_supported";
    /** A secret in the store cannot be decrypted. */
    public static final String SECRET_UNREADABLE = "secret_unreadable";
    /** Something unforeseen; the message holds what is known. */
    public static final String UNEXPECTED = "unexpected";
    /** The config works, though perhaps not as its author thinks. */
    public static final String CONFIG_WARNING = "config_warning";

    /** A problem of the whole source. */
    static ReportedProblem ofSource(String code, String message, String remedy, Instant since) {
        return new ReportedProblem(code, message, remedy, null, null, since);
    }

    /** The problem on the wire. */
    SourceProblem toWire() {
        return SourceProblem.builder()
                .code(code)
                .message(message)
                .remedy(remedy)
                .topic(topic)
                .partition(partition)
                .since(since)
                .build();
    }
}
