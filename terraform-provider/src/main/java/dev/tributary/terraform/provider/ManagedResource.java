package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One type of thing that Terraform keeps. Called by several threads at once, for different objects.
 *
 * <p>Interrupting the thread asks a call to end soon. A call that throws has changed nothing that Terraform should
 * remember; one that did only part of its work reports an error and returns what exists. An error of {@link #create}
 * has Terraform replace the object in the next run, whatever is returned.
 */
public interface ManagedResource {

    /** Returns the schema. */
    Schema schema();

    /** Reports what is wrong with a configuration beyond the rules of its schema; offline, values may be unknown. */
    default void validate(Fields config, Diagnostics out) {}

    /** Refines the plan that follows from the schema; offline, values may be unknown. */
    default Value.Mapping plan(Change change, Diagnostics out) {
        return change.planned().value();
    }

    /** Reports why the object must not be deleted; offline. */
    default void planDelete(Fields state, Diagnostics out) {}

    /** Creates the object and returns its state. */
    Value.Mapping create(Change change, Diagnostics out) throws ProviderException, InterruptedException;

    /** Returns the state that the object has now, or nothing when it is gone. */
    Optional<Value.Mapping> read(Fields state, Diagnostics out) throws ProviderException, InterruptedException;

    /** Changes the object and returns its state. */
    Value.Mapping update(Change change, Diagnostics out) throws ProviderException, InterruptedException;

    /** Deletes the object; that it is gone already is no failure. */
    void delete(Fields state, Diagnostics out) throws ProviderException, InterruptedException;

    /** Returns the state of an existing object that {@code id} names. */
    Value.Mapping importState(String id, Diagnostics out) throws ProviderException, InterruptedException;

    /** Returns how state of each earlier schema version becomes that of the next. */
    default Map<Long, UnaryOperator<Value.Mapping>> upgrades() {
        return Map.of();
    }

    /** Returns the state of an object that another provider's resource managed until now, or nothing when unknown. */
    default Optional<Value.Mapping> moveFrom(MoveSource source, Diagnostics out) {
        return Optional.empty();
    }

    /**
     * A change of one object.
     *
     * @param prior the state before; absent when the object is created
     * @param planned the state that Terraform showed to its user
     * @param config what the user wrote, with the write-only attributes
     */
    record Change(Optional<Fields> prior, Fields planned, Fields config) {

        /** Returns whether an attribute differs from the state before. */
        public boolean touches(String attribute) {
            return prior.isEmpty()
                    || !prior.get()
                            .value()
                            .get(attribute)
                            .equals(planned.value().get(attribute));
        }
    }

    /**
     * What another provider knew.
     *
     * @param provider its address, such as {@code example.com/acme/acme}
     * @param type its resource type
     * @param version the version of its schema
     * @param state the attributes as it wrote them
     */
    record MoveSource(String provider, String type, long version, Value.Mapping state) {}
}
