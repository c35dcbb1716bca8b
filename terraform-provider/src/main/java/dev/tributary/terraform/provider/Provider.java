package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything one provider offers. Called by several threads at once.
 *
 * <p>The parts are suppliers because Terraform starts several processes for a run, most of which touch few of them;
 * each is asked at most once.
 */
public interface Provider {

    /** Returns the schema of the provider's own block. */
    Schema schema();

    /** Reports what is wrong with the provider's configuration beyond the rules of its schema; offline. */
    void validate(Fields config, Diagnostics out);

    /**
     * Takes the configuration, once, before anything but validation is called. Attributes may be unknown during a plan
     * when another resource decides them.
     */
    void configure(Fields config, Diagnostics out) throws InterruptedException;

    /** Returns the managed resources by type name. */
    Map<String, Supplier<ManagedResource>> resources();

    /** Returns the data sources by type name. */
    Map<String, Supplier<DataSource>> dataSources();

    /** Returns the ephemeral resources by type name. */
    Map<String, Supplier<EphemeralResource>> ephemeralResources();

    /** Returns the functions by name. */
    Map<String, Supplier<ProviderFunction>> functions();
}
