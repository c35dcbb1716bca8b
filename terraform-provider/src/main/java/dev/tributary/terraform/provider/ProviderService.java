package dev.tributary.terraform.provider;

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
import dev.tributary.terraform.proto.ProviderGrpc;
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
import dev.tributary.terraform.schema.ConfigValidator;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import io.grpc.stub.StreamObserver;

/**
 * Protocol 6 for one {@link Provider}. Whatever arrives, each call is answered: with diagnostics when something is
 * wrong, the provider's own faults included. Safe for use by several threads.
 */
public final class ProviderService extends ProviderGrpc.ProviderImplBase {

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
    public void getMetadata(GetMetadata.Request request, StreamObserver<GetMetadata.Response> observer) {
        calls.run(
                observer,
                out -> schemas.metadata(),
                out -> GetMetadata.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void getProviderSchema(
            GetProviderSchema.Request request, StreamObserver<GetProviderSchema.Response> observer) {
        calls.run(
                observer,
                out -> schemas.schemas(),
                out -> GetProviderSchema.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void getFunctions(GetFunctions.Request request, StreamObserver<GetFunctions.Response> observer) {
        calls.run(
                observer,
                out -> schemas.functions(),
                out -> GetFunctions.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    /** Resources are known by their ids alone: there are no identities beside them. */
    @Override
    public void getResourceIdentitySchemas(
            GetResourceIdentitySchemas.Request request, StreamObserver<GetResourceIdentitySchemas.Response> observer) {
        calls.run(
                observer,
                out -> GetResourceIdentitySchemas.Response.getDefaultInstance(),
                out -> GetResourceIdentitySchemas.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void upgradeResourceIdentity(
            UpgradeResourceIdentity.Request request, StreamObserver<UpgradeResourceIdentity.Response> observer) {
        calls.run(
                observer,
                out -> {
                    throw new ProviderException(
                            "No resource identities",
                            "The resource " + request.getTypeName() + " has no identity beside its id.");
                },
                out -> UpgradeResourceIdentity.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void validateProviderConfig(
            ValidateProviderConfig.Request request, StreamObserver<ValidateProviderConfig.Response> observer) {
        calls.run(
                observer,
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

    @Override
    public void configureProvider(
            ConfigureProvider.Request request, StreamObserver<ConfigureProvider.Response> observer) {
        calls.run(
                observer,
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

    @Override
    public void validateResourceConfig(
            ValidateResourceConfig.Request request, StreamObserver<ValidateResourceConfig.Response> observer) {
        calls.run(
                observer,
                out -> resources.validate(request, out),
                out -> ValidateResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void readResource(ReadResource.Request request, StreamObserver<ReadResource.Response> observer) {
        calls.run(
                observer,
                out -> resources.read(request, out),
                out -> ReadResource.Response.newBuilder()
                        .setNewState(request.getCurrentState())
                        .setPrivate(request.getPrivate())
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void planResourceChange(
            PlanResourceChange.Request request, StreamObserver<PlanResourceChange.Response> observer) {
        calls.run(
                observer,
                out -> resources.plan(request, out),
                out -> PlanResourceChange.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void applyResourceChange(
            ApplyResourceChange.Request request, StreamObserver<ApplyResourceChange.Response> observer) {
        calls.run(
                observer,
                out -> resources.apply(request, out),
                out -> ApplyResourceChange.Response.newBuilder()
                        .setNewState(request.getPriorState())
                        .setPrivate(request.getPlannedPrivate())
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void importResourceState(
            ImportResourceState.Request request, StreamObserver<ImportResourceState.Response> observer) {
        calls.run(
                observer,
                out -> resources.importState(request, out),
                out -> ImportResourceState.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void upgradeResourceState(
            UpgradeResourceState.Request request, StreamObserver<UpgradeResourceState.Response> observer) {
        calls.run(
                observer,
                out -> states.upgrade(request, out),
                out -> UpgradeResourceState.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void moveResourceState(
            MoveResourceState.Request request, StreamObserver<MoveResourceState.Response> observer) {
        calls.run(
                observer,
                out -> states.move(request, out),
                out -> MoveResourceState.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void validateDataResourceConfig(
            ValidateDataResourceConfig.Request request, StreamObserver<ValidateDataResourceConfig.Response> observer) {
        calls.run(
                observer,
                out -> lookups.validate(request, out),
                out -> ValidateDataResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void readDataSource(ReadDataSource.Request request, StreamObserver<ReadDataSource.Response> observer) {
        calls.run(
                observer,
                out -> lookups.read(request, out),
                out -> ReadDataSource.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void validateEphemeralResourceConfig(
            ValidateEphemeralResourceConfig.Request request,
            StreamObserver<ValidateEphemeralResourceConfig.Response> observer) {
        calls.run(
                observer,
                out -> lookups.validate(request, out),
                out -> ValidateEphemeralResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void openEphemeralResource(
            OpenEphemeralResource.Request request, StreamObserver<OpenEphemeralResource.Response> observer) {
        calls.run(
                observer,
                out -> lookups.open(request, out),
                out -> OpenEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void renewEphemeralResource(
            RenewEphemeralResource.Request request, StreamObserver<RenewEphemeralResource.Response> observer) {
        calls.run(
                observer,
                out -> lookups.renew(request, out),
                out -> RenewEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void closeEphemeralResource(
            CloseEphemeralResource.Request request, StreamObserver<CloseEphemeralResource.Response> observer) {
        calls.run(
                observer,
                out -> lookups.close(request, out),
                out -> CloseEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(Wire.write(out))
                        .build());
    }

    @Override
    public void callFunction(CallFunction.Request request, StreamObserver<CallFunction.Response> observer) {
        calls.run(
                observer,
                out -> lookups.call(request),
                out -> LookupCalls.error(out.all().get(0).detail()));
    }

    @Override
    public void stopProvider(StopProvider.Request request, StreamObserver<StopProvider.Response> observer) {
        calls.stop();
        observer.onNext(StopProvider.Response.getDefaultInstance());
        observer.onCompleted();
    }
}
