package dev.tributary.sdk;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.sdk.internal.SdkStyle;
import java.time.Duration;
import java.util.Set;
import org.immutables.value.Value;

/** What to wait for, how long, and what to give up on. Immutable. */
@Value.Immutable
@SdkStyle
public interface SourceWait {

    /** The statuses that end the wait well; at least one. */
    Set<ConnectorStatus> until();

    /** The statuses that end it early with {@link dev.tributary.sdk.error.SourceFailedException}; may be empty. */
    @Value.Default
    default Set<ConnectorStatus> failOn() {
        return Set.of(ConnectorStatus.BROKEN);
    }

    /** The longest wait, from zero (look once) to a day. The last look may take up to five seconds more. */
    @Value.Default
    default Duration budget() {
        return Duration.ofMinutes(2);
    }

    /** The pause between two looks, from 10 milliseconds to an hour. */
    @Value.Default
    default Duration pollInterval() {
        return Duration.ofMillis(500);
    }

    /** Waits for this status within this time; {@code Broken} ends it early. */
    static SourceWait until(ConnectorStatus status, Duration budget) {
        return builder().addUntil(status).budget(budget).build();
    }

    /** Starts without a status to wait for. */
    static Builder builder() {
        return new Builder();
    }

    /** Refuses a wait that cannot end well, and values out of range. */
    @Value.Check
    default void check() {
        if (until().isEmpty()) {
            throw new IllegalArgumentException("until is empty: name at least one status to wait for");
        }
        Poll.checkBudget(budget());
        if (pollInterval().compareTo(Duration.ofMillis(10)) < 0
                || pollInterval().compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "pollInterval is " + pollInterval() + ": give a duration from 10 milliseconds to an hour");
        }
    }

    /** Collects a {@link SourceWait}. Not safe for use by several threads. */
    final class Builder extends ImmutableSourceWait.Builder {
        Builder() {}
    }
}
