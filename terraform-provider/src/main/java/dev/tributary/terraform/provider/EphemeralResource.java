package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Value;
import java.time.Instant;
import java.util.Optional;

/** Something that exists for one run only and is never written down. Called by several threads at once. */
public interface EphemeralResource {

    /** Returns the schema. */
    Schema schema();

    /** Makes it; {@code config} is wholly known. */
    Opened open(Fields config, Diagnostics out) throws ProviderException, InterruptedException;

    /** Prolongs its life and returns when to do so again, when ever. */
    default Optional<Instant> renew(Diagnostics out) throws ProviderException, InterruptedException {
        return Optional.empty();
    }

    /** Ends its life; nothing to do for things that end by themselves. */
    default void close(Diagnostics out) throws ProviderException, InterruptedException {}

    /**
     * What {@link #open} made.
     *
     * @param result all attributes, the configured ones included
     * @param renewAt when Terraform should ask to prolong it, when ever
     */
    record Opened(Value.Mapping result, Optional<Instant> renewAt) {}
}
