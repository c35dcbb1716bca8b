package dev.tributary.runtime.service;

import dev.tributary.runtime.RuntimeStyle;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** How a change to a source is to be made and answered. Immutable. */
@Value.Immutable
@RuntimeStyle
public interface WriteOptions {
    /** The version that the caller expects to change; empty for whichever there is. */
    OptionalLong expectedVersion();

    /** Repeats of a create with the same key answer its result; 1 to 255 characters. */
    Optional<String> idempotencyKey();

    /** Whether to answer after the change is applied here, at most about three seconds later. */
    @Value.Default
    default boolean awaitApplied() {
        return true;
    }

    /** Whether to answer with secrets; they stay masked for a caller who may not see them. */
    @Value.Default
    default boolean secretReturned() {
        return false;
    }

    /** Starts options with the defaults. */
    static Builder builder() {
        return new Builder();
    }

    /** The defaults. */
    static WriteOptions defaults() {
        return builder().build();
    }

    /** Collects {@link WriteOptions}. Not safe for use by several threads. */
    final class Builder extends ImmutableWriteOptions.Builder {
        Builder() {}
    }
}
