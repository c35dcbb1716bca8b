package dev.tributary.engine;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps records from flowing, told so that an operator can act on it. Never holds record contents or
 * secrets.
 *
 * @param code what it is, stable for programs
 * @param message what was seen, in one sentence, with the names and numbers
 * @param remedy what to do about it, in one sentence
 * @param externalTopic the topic it is about, or null when it is about the whole source
 * @param partition the partition it is about, or null when it is about more than one
 * @param since when it was first seen
 */
public record Problem(
        Code code,
        String message,
        String remedy,
        @Nullable String externalTopic,
        @Nullable Integer partition,
        Instant since) {

    /** Rejects absent parts. */
    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(since, "since");
    }

    /** The kinds of problem. */
    public enum Code {
        /** No external broker answers, or it hangs up. */
        EXTERNAL_UNREACHABLE,
        /** The external cluster refuses the credentials. */
        EXTERNAL_AUTHENTICATION,
        /** The external cluster does not let us read a topic. */
        EXTERNAL_AUTHORIZATION,
        /** The external cluster has no such topic. */
        EXTERNAL_TOPIC_MISSING,
        /**
         * The positions lie outside what the external partition holds: records were lost to retention or truncation.
         */
        EXTERNAL_OFFSET_OUT_OF_RANGE,
        /** An external partition has had no leader, or its broker has given nothing but errors, for many seconds. */
        EXTERNAL_PARTITION_STUCK,
        /** The external topic was deleted and made anew: the positions belong to records that are gone. */
        EXTERNAL_TOPIC_RECREATED,
        /** What the external cluster holds is damaged: a checksum is wrong. Nothing of it is copied. */
        EXTERNAL_DATA_DAMAGED,
        /** The external connection leads to another cluster than the one that the positions belong to. */
        EXTERNAL_CLUSTER_CHANGED,
        /** No internal broker answers, or it hangs up. */
        INTERNAL_UNREACHABLE,
        /** The internal cluster refuses our credentials. */
        INTERNAL_AUTHENTICATION,
        /** The internal cluster does not let us write, create or commit. */
        INTERNAL_AUTHORIZATION,
        /** An internal topic exists but cannot take the external one's records as they are. */
        INTERNAL_TOPIC_MISMATCH,
        /**
         * A record cannot be written: the internal cluster refused it for its size or its timestamp, or it is too large
         * for the memory that the worker may use.
         */
        INTERNAL_RECORD_REFUSED,
        /** Another process works under this worker's id: the two put each other out, again and again. */
        WORKER_ID_CLASH,
        /** The source would read what it writes. */
        LOOP,
        /** The specification cannot be carried out as it is: a client property is malformed. */
        BAD_CONFIGURATION,
        /** Something unforeseen; the message holds what is known. */
        UNEXPECTED
    }
}
