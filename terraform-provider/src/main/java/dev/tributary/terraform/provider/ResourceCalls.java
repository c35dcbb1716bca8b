package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.proto.ApplyResourceChange;
import dev.tributary.terraform.proto.ImportResourceState;
import dev.tributary.terraform.proto.PlanResourceChange;
import dev.tributary.terraform.proto.ReadResource;
import dev.tributary.terraform.proto.ValidateResourceConfig;
import dev.tributary.terraform.provider.ManagedResource.Change;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.ConfigValidator;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Planner;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueFormatException;
import java.util.List;
import java.util.Optional;

/** The life of a managed resource: what each call of the protocol asks of a {@link ManagedResource}. */
final class ResourceCalls {

    private final Parts<ManagedResource> resources;

    ResourceCalls(Parts<ManagedResource> resources) {
        this.resources = resources;
    }

    ValidateResourceConfig.Response validate(ValidateResourceConfig.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException {
        ManagedResource resource = resources.get(request.getTypeName());
        Value.Mapping config = Wire.need(request.getConfig(), resource.schema());
        ConfigValidator.validate(resource.schema(), config, out);
        if (!request.getClientCapabilities().getWriteOnlyAttributesAllowed()) {
            refuseWriteOnly(resource.schema(), config, out);
        }
        resource.validate(new Fields(config), out);
        return ValidateResourceConfig.Response.newBuilder()
                .addAllDiagnostics(Wire.write(out))
                .build();
    }

    /** An older Terraform would write such a value into the state in the clear. */
    private static void refuseWriteOnly(Schema schema, Value.Mapping config, Diagnostics out) {
        for (Attribute each : schema.attributes()) {
            if (each.is(Attribute.Trait.WRITE_ONLY) && !config.get(each.name()).isNull()) {
                out.error(
                        AttributePath.of(each.name()),
                        "Write-only attribute not supported",
                        "The attribute " + each.name() + " needs Terraform 1.11 or OpenTofu 1.11 or later;"
                                + " update it, or use the attribute without _wo.");
            }
        }
    }

    ReadResource.Response read(ReadResource.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException, InterruptedException {
        ManagedResource resource = resources.get(request.getTypeName());
        Schema schema = resource.schema();
        Optional<Value.Mapping> state = Wire.read(request.getCurrentState(), schema);
        Value now = Value.nil();
        if (state.isPresent()) {
            Optional<Value.Mapping> fresh = resource.read(new Fields(state.get()), out);
            if (fresh.isPresent()) {
                now = schema.inWordsOf(state.get(), schema.withoutWriteOnly(fresh.get()));
            }
        }
        return ReadResource.Response.newBuilder()
                .setNewState(Wire.write(now))
                .setPrivate(request.getPrivate())
                .addAllDiagnostics(Wire.write(out))
                .build();
    }

    PlanResourceChange.Response plan(PlanResourceChange.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException {
        ManagedResource resource = resources.get(request.getTypeName());
        Schema schema = resource.schema();
        Optional<Value.Mapping> prior = Wire.read(request.getPriorState(), schema);
        PlanResourceChange.Response.Builder response =
                PlanResourceChange.Response.newBuilder().setPlannedPrivate(request.getPriorPrivate());
        if (Wire.read(request.getProposedNewState(), schema).isEmpty()) {
            prior.ifPresent(state -> resource.planDelete(new Fields(state), out));
            response.setPlannedState(Wire.write(Value.nil()));
        } else {
            Value.Mapping config = Wire.need(request.getConfig(), schema);
            Value.Mapping planned = plan(resource, prior, config, out);
            List<AttributePath> replacements = Planner.replacements(schema, prior, planned);
            if (!replacements.isEmpty()) {
                prior.ifPresent(state -> resource.planDelete(new Fields(state), out));
            }
            replacements.forEach(path -> response.addRequiresReplace(Wire.write(path)));
            response.setPlannedState(Wire.write(planned));
        }
        return response.addAllDiagnostics(Wire.write(out)).build();
    }

    private static Value.Mapping plan(
            ManagedResource resource, Optional<Value.Mapping> prior, Value.Mapping config, Diagnostics out) {
        Value.Mapping planned = Planner.plan(resource.schema(), prior, config);
        Change change = new Change(prior.map(Fields::new), new Fields(planned), new Fields(config));
        return resource.plan(change, out);
    }

    /** On failure the answer holds what still exists, or Terraform would forget it. */
    ApplyResourceChange.Response apply(ApplyResourceChange.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException, InterruptedException {
        ManagedResource resource = resources.get(request.getTypeName());
        Schema schema = resource.schema();
        Optional<Value.Mapping> prior = Wire.read(request.getPriorState(), schema);
        Optional<Value.Mapping> planned = Wire.read(request.getPlannedState(), schema);
        Optional<Value.Mapping> config = Wire.read(request.getConfig(), schema);
        Optional<Value.Mapping> now = prior;
        try {
            now = apply(resource, prior, planned, config, out);
        } catch (ProviderException e) {
            out.add(e);
        } catch (InterruptedException e) {
            out.error(
                    "Interrupted",
                    "The change was interrupted before it ended. The next plan shows what was done and what is left.");
        }
        return ApplyResourceChange.Response.newBuilder()
                .setNewState(Wire.write(now.<Value>map(schema::withoutWriteOnly).orElse(Value.nil())))
                .setPrivate(request.getPlannedPrivate())
                .addAllDiagnostics(Wire.write(out))
                .build();
    }

    private static Optional<Value.Mapping> apply(
            ManagedResource resource,
            Optional<Value.Mapping> prior,
            Optional<Value.Mapping> planned,
            Optional<Value.Mapping> config,
            Diagnostics out)
            throws ProviderException, ValueFormatException, InterruptedException {
        if (planned.isEmpty()) {
            if (prior.isPresent()) {
                resource.delete(new Fields(prior.get()), out);
            }
            return Optional.empty();
        } else if (config.isEmpty()) {
            throw new ValueFormatException("A change comes without the configuration that asks for it.");
        }
        Change change = new Change(prior.map(Fields::new), new Fields(planned.get()), new Fields(config.get()));
        Value.Mapping done = prior.isEmpty() ? resource.create(change, out) : resource.update(change, out);
        return Optional.of(resource.schema().withPromises(planned.get(), done));
    }

    ImportResourceState.Response importState(ImportResourceState.Request request, Diagnostics out)
            throws ProviderException, InterruptedException {
        ManagedResource resource = resources.get(request.getTypeName());
        Value.Mapping state = resource.importState(request.getId(), out);
        ImportResourceState.ImportedResource imported = ImportResourceState.ImportedResource.newBuilder()
                .setTypeName(request.getTypeName())
                .setState(Wire.write(resource.schema().withoutWriteOnly(state)))
                .build();
        return ImportResourceState.Response.newBuilder()
                .addImportedResources(imported)
                .addAllDiagnostics(Wire.write(out))
                .build();
    }
}
