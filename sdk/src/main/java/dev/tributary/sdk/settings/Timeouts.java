package dev.tributary.sdk.settings;

import dev.tributary.sdk.internal.SdkStyle;
import java.time.Duration;
import org.immutables.value.Value;

/** How long the client waits. Immutable. Every value is longer than zero and at most a day. */
@Value.Immutable
@SdkStyle
public interface Timeouts {

    /** The longest wait for one connection to the server. */
    @Value.Default
    default Duration connect() {
        return Duration.ofSeconds(5);
    }

    /** The longest silence of a connected server, within one attempt. */
    @Value.Default
    default Duration read() {
        return Duration.ofSeconds(30);
    }

    /** The longest that one call takes: every attempt, every pause between them and a login included. */
    @Value.Default
    default Duration call() {
        return Duration.ofSeconds(60);
    }

    /** Starts with the defaults. */
    static Builder builder() {
        return new Builder();
    }

    /** The defaults. */
    static Timeouts defaults() {
        return builder().build();
    }

    /** Refuses a value out of range, by name. */
    @Value.Check
    default void check() {
        Ranges.timeout("connect", connect());
        Ranges.timeout("read", read());
        Ranges.timeout("call", call());
    }

    /** Collects {@link Timeouts}. Not safe for use by several threads. */
    final class Builder extends ImmutableTimeouts.Builder {
        Builder() {}
    }
}
