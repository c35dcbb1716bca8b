package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.proto.MoveResourceState;
import dev.tributary.terraform.proto.RawState;
import dev.tributary.terraform.proto.UpgradeResourceState;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueCodec;
import dev.tributary.terraform.value.ValueFormatException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** State that an earlier version of this provider, or another provider, has written. */
final class StateCalls {

    private final Parts<ManagedResource> resources;

    StateCalls(Parts<ManagedResource> resources) {
        this.resources = resources;
    }

    UpgradeResourceState.Response upgrade(UpgradeResourceState.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException {
        ManagedResource resource = resources.get(request.getTypeName());
        Value state = raw(request.getRawState());
        long version = resource.schema().version();
        if (request.getVersion() > version) {
            throw new ProviderException(
                    "State of a newer provider",
                    "The state of this " + request.getTypeName() + " has schema version " + request.getVersion()
                            + ", but this provider knows versions up to " + version + "; update the provider.");
        } else if (state instanceof Value.Mapping mapping) {
            state = upgraded(mapping, request.getVersion(), resource);
        }
        return UpgradeResourceState.Response.newBuilder()
                .setUpgradedState(
                        Wire.write(ValueCodec.conform(state, resource.schema().type())))
                .addAllDiagnostics(Wire.write(out))
                .build();
    }

    private static Value.Mapping upgraded(Value.Mapping state, long from, ManagedResource resource)
            throws ProviderException {
        Map<Long, UnaryOperator<Value.Mapping>> upgrades = resource.upgrades();
        Value.Mapping current = state;
        for (long version = from; version < resource.schema().version(); version++) {
            UnaryOperator<Value.Mapping> upgrade = upgrades.get(version);
            if (upgrade == null) {
                throw new ProviderException(
                        "State too old",
                        "State of schema version " + version + " cannot be upgraded by this version of the provider;"
                                + " go through an earlier version first.");
            }
            current = upgrade.apply(current);
        }
        return current;
    }

    MoveResourceState.Response move(MoveResourceState.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException {
        ManagedResource resource = resources.get(request.getTargetTypeName());
        if (!(raw(request.getSourceState()) instanceof Value.Mapping state)) {
            throw new ProviderException("Nothing to move", "The state to move is empty.");
        }
        ManagedResource.MoveSource source = new ManagedResource.MoveSource(
                request.getSourceProviderAddress(),
                request.getSourceTypeName(),
                request.getSourceSchemaVersion(),
                state);
        Optional<Value.Mapping> moved = resource.moveFrom(source, out);
        if (moved.isEmpty() && !out.hasErrors()) {
            throw new ProviderException(
                    "Cannot move this resource",
                    "A " + request.getTargetTypeName() + " cannot take over a " + source.type() + " of "
                            + source.provider() + ". Remove the moved block, and import the object instead.");
        }
        MoveResourceState.Response.Builder response = MoveResourceState.Response.newBuilder()
                .setTargetPrivate(com.google.protobuf.ByteString.EMPTY)
                .addAllDiagnostics(Wire.write(out));
        moved.map(resource.schema()::withoutWriteOnly).map(Wire::write).ifPresent(response::setTargetState);
        return response.build();
    }

    private static Value raw(RawState state) throws ProviderException, ValueFormatException {
        if (!state.getFlatmapMap().isEmpty()) {
            throw new ProviderException(
                    "State too old",
                    "The state is in the form of Terraform 0.11 and earlier, which this provider never wrote.");
        }
        return state.getJson().isEmpty()
                ? Value.nil()
                : ValueCodec.fromJson(state.getJson().toStringUtf8());
    }
}
