package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Value;

/** Something that Terraform looks up. Called by several threads at once. */
public interface DataSource {

    /** Returns the schema. */
    Schema schema();

    /** Reports what is wrong with a configuration beyond the rules of its schema; offline, values may be unknown. */
    default void validate(Fields config, Diagnostics out) {}

    /** Returns all attributes, the configured ones included; {@code config} is wholly known. */
    Value.Mapping read(Fields config, Diagnostics out) throws ProviderException, InterruptedException;
}
