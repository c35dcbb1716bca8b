package dev.tributary.terraform.provider;

import com.google.protobuf.MessageLite;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.proto.ApplyResourceChange;
import dev.tributary.terraform.proto.CallFunction;
import dev.tributary.terraform.proto.CloseEphemeralResource;
import dev.tributary.terraform.proto.ConfigureProvider;
import dev.tributary.terraform.proto.GetFunctions;
import dev.tributary.terraform.proto.GetMetadata;
import dev.tributary.terraform.proto.GetProviderSchema;
import dev.tributary.terraform.proto.GetResourceIdentitySchemas;
import dev.tributary.terraform.proto.ImportResourceState;
import dev.tributary.terraform.proto.MoveResourceState;
import dev.tributary.terraform.proto.OpenEphemeralResource;
import dev.tributary.terraform.proto.PlanResourceChange;
import dev.tributary.terraform.proto.ReadDataSource;
import dev.tributary.terraform.proto.ReadResource;
import dev.tributary.terraform.proto.RenewEphemeralResource;
import dev.tributary.terraform.proto.StopProvider;
import dev.tributary.terraform.proto.UpgradeResourceIdentity;
import dev.tributary.terraform.proto.UpgradeResourceState;
import dev.tributary.terraform.proto.ValidateDataResourceConfig;
import dev.tributary.terraform.proto.ValidateEphemeralResourceConfig;
import dev.tributary.terraform.proto.ValidateProviderConfig;
import dev.tributary.terraform.proto.ValidateResourceConfig;
import dev.tributary.terraform.rpc.RpcException;
import dev.tributary.terraform.rpc.RpcService;
import dev.tributary.terraform.schema.ConfigValidator;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import java.io.IOException;

/**
 * Protocol 6 for one {@link Provider}. Whatever arrives, each call is answered: with diagnostics when something is
 * wrong, the provider's own faults included. Safe for use by several threads.
 */
public final class ProviderService implements RpcService {

    /** The service's full name. */
    public static final String NAME = "tfplugin6.Provider";

    private final Provider provider;
    private final CallRunner calls = new CallRunner();
    private final SchemaCalls schemas;
    private final ResourceCalls resources;
    private final StateCalls states;
    private final LookupCalls lookups;

    /** Creates the service. */
    public ProviderService(Provider provider) {
        this.provider = provider;
        Parts<ManagedResource> managed = new Parts<>("resource", provider.resources());
        Parts<DataSource> dataSources = new Parts<>("data source", provider.dataSources());
        Parts<EphemeralResource> ephemeral = new Parts<>("ephemeral resource", provider.ephemeralResources());
        Parts<ProviderFunction> functions = new Parts<>("function", provider.functions());
        this.schemas = new SchemaCalls(provider.schema(), managed, dataSources, ephemeral, functions);
        this.resources = new ResourceCalls(managed);
        this.states = new StateCalls(managed);
        this.lookups = new LookupCalls(dataSources, ephemeral, functions);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] answer(String method, byte[] request) throws RpcException, IOException {
        return message(method, request).toByteArray();
    }

    private MessageLite message(String method, byte[] request) throws RpcException, IOException {
        return switch (method) {
            case "GetMetadata" -> getMetadata(GetMetadata.Request.parseFrom(request));
            case "GetProviderSchema" -> getProviderSchema(GetProviderSchema.Request.parseFrom(request));
            case "GetFunctions" -> getFunctions(GetFunctions.Request.parseFrom(request));
            case "GetResourceIdentitySchemas" ->
                getResourceIdentitySchemas(GetResourceIdentitySchemas.Request.parseFrom(request));
            case "UpgradeResourceIdentity" ->
                upgradeResourceIdentity(UpgradeResourceIdentity.Request.parseFrom(request));
            case "ValidateProviderConfig" -> validateProviderConfig(ValidateProviderConfig.Request.parseFrom(request));
            case "ConfigureProvider" -> configureProvider(ConfigureProvider.Request.parseFrom(request));
            case "ValidateResourceConfig" -> validateResourceConfig(ValidateResourceConfig.Request.parseFrom(request));
            case "ReadResource" -> readResource(ReadResource.Request.parseFrom(request));
            case "PlanResourceChange" -> planResourceChange(PlanResourceChange.Request.parseFrom(request));
            case "ApplyResourceChange" -> applyResourceChange(ApplyResourceChange.Request.parseFrom(request));
            case "ImportResourceState" -> importResourceState(ImportResourceState.Request.parseFrom(request));
            case "UpgradeResourceState" -> upgradeResourceState(UpgradeResourceState.Request.parseFrom(request));
            case "MoveResourceState" -> moveResourceState(MoveResourceState.Request.parseFrom(request));
            case "ValidateDataResourceConfig" ->
                validateDataResourceConfig(ValidateDataResourceConfig.Request.parseFrom(request));
            case "ReadDataSource" -> readDataSource(ReadDataSource.Request.parseFrom(request));
            case "ValidateEphemeralResourceConfig" ->
                validateEphemeralResourceConfig(ValidateEphemeralResourceConfig.Request.parseFrom(request));
            case "OpenEphemeralResource" -> openEphemeralResource(OpenEphemeralResource.Request.parseFrom(request));
            case "RenewEphemeralResource" -> renewEphemeralResource(RenewEphemeralResource.Request.parseFrom(request));
            case "CloseEphemeralResource" -> closeEphemeralResource(CloseEphemeralResource.Request.parseFrom(request));
            case "CallFunction" -> callFunction(CallFunction.Request.parseFrom(request));
            case "StopProvider" -> stopProvider(StopProvider.Request.parseFrom(request));
            default -> throw RpcException.unknownMethod(method);
        };
    }

    GetMetadata.Response getMetadata(GetMetadata.Request request) {
        return calls.run(
                out -> schemas.metadata(),
                out -> GetMetadata.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    GetProviderSchema.Response getProviderSchema(GetProviderSchema.Request request) {
        return calls.run(
                out -> schemas.schemas(),
                out -> GetProviderSchema.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    GetFunctions.Response getFunctions(GetFunctions.Request request) {
        return calls.run(
                out -> schemas.functions(),
                out -> GetFunctions.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    /** Resources are known by their ids alone: there are no identities beside them. */
    GetResourceIdentitySchemas.Response getResourceIdentitySchemas(GetResourceIdentitySchemas.Request request) {
        return calls.run(
                out -> GetResourceIdentitySchemas.Response.getDefaultInstance(),
                out -> GetResourceIdentitySchemas.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    UpgradeResourceIdentity.Response upgradeResourceIdentity(UpgradeResourceIdentity.Request request) {
        return calls.run(
                out -> {
                    throw new ProviderException(
                            "No resource identities",
                            "The resource " + request.getTypeName() + " has no identity beside its id.");
                },
                out -> UpgradeResourceIdentity.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ValidateProviderConfig.Response validateProviderConfig(ValidateProviderConfig.Request request) {
        return calls.run(
                out -> {
                    Value.Mapping config = Wire.need(request.getConfig(), provider.schema());
                    ConfigValidator.validate(provider.schema(), config, out);
                    provider.validate(new Fields(config), out);
                    return ValidateProviderConfig.Response.newBuilder()
                            .addAllDiagnostics(Wire.write(out))
                            .build();
                },
                out -> ValidateProviderConfig.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ConfigureProvider.Response configureProvider(ConfigureProvider.Request request) {
        return calls.run(
                out -> {
                    provider.configure(new Fields(Wire.need(request.getConfig(), provider.schema())), out);
                    return ConfigureProvider.Response.newBuilder()
                            .addAllDiagnostics(Wire.write(out))
                            .build();
                },
                out -> ConfigureProvider.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ValidateResourceConfig.Response validateResourceConfig(ValidateResourceConfig.Request request) {
        return calls.run(
                out -> resources.validate(request, out),
                out -> ValidateResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ReadResource.Response readResource(ReadResource.Request request) {
        return calls.run(
                out -> resources.read(request, out),
                out -> ReadResource.Response.newBuilder()
                        .setNewState(request.getCurrentState())
                        .setPrivate(request.getPrivate())
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    PlanResourceChange.Response planResourceChange(PlanResourceChange.Request request) {
        return calls.run(
                out -> resources.plan(request, out),
                out -> PlanResourceChange.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ApplyResourceChange.Response applyResourceChange(ApplyResourceChange.Request request) {
        return calls.run(
                out -> resources.apply(request, out),
                out -> ApplyResourceChange.Response.newBuilder()
                        .setNewState(request.getPriorState())
                        .setPrivate(request.getPlannedPrivate())
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ImportResourceState.Response importResourceState(ImportResourceState.Request request) {
        return calls.run(
                out -> resources.importState(request, out),
                out -> ImportResourceState.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    UpgradeResourceState.Response upgradeResourceState(UpgradeResourceState.Request request) {
        return calls.run(
                out -> states.upgrade(request, out),
                out -> UpgradeResourceState.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    MoveResourceState.Response moveResourceState(MoveResourceState.Request request) {
        return calls.run(
                out -> states.move(request, out),
                out -> MoveResourceState.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ValidateDataResourceConfig.Response validateDataResourceConfig(ValidateDataResourceConfig.Request request) {
        return calls.run(
                out -> lookups.validate(request, out),
                out -> ValidateDataResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ReadDataSource.Response readDataSource(ReadDataSource.Request request) {
        return calls.run(
                out -> lookups.read(request, out),
                out -> ReadDataSource.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    ValidateEphemeralResourceConfig.Response validateEphemeralResourceConfig(
            ValidateEphemeralResourceConfig.Request request) {
        return calls.run(
                out -> lookups.validate(request, out),
                out -> ValidateEphemeralResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    OpenEphemeralResource.Response openEphemeralResource(OpenEphemeralResource.Request request) {
        return calls.run(
                out -> lookups.open(request, out),
                out -> OpenEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    RenewEphemeralResource.Response renewEphemeralResource(RenewEphemeralResource.Request request) {
        return calls.run(
                out -> lookups.renew(request, out),
                out -> RenewEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    CloseEphemeralResource.Response closeEphemeralResource(CloseEphemeralResource.Request request) {
        return calls.run(
                out -> lookups.close(request, out),
                out -> CloseEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    CallFunction.Response callFunction(CallFunction.Request request) {
        return calls.run(
                out -> lookups.call(request),
                out -> LookupCalls.error(out.all().get(0).detail()));
    }

    StopProvider.Response stopProvider(StopProvider.Request request) {
        calls.stop();
        return StopProvider.Response.getDefaultInstance();
    }
}
