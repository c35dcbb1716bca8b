package dev.tributary.terraform.tools.packaging;

import com.google.protobuf.ByteString;
import dev.tributary.terraform.proto.ApplyResourceChange;
import dev.tributary.terraform.proto.ClientCapabilities;
import dev.tributary.terraform.proto.ConfigureProvider;
import dev.tributary.terraform.proto.Diagnostic;
import dev.tributary.terraform.proto.DynamicValue;
import dev.tributary.terraform.proto.GetProviderSchema;
import dev.tributary.terraform.proto.PlanResourceChange;
import dev.tributary.terraform.proto.ProviderGrpc;
import dev.tributary.terraform.proto.RawState;
import dev.tributary.terraform.proto.ReadResource;
import dev.tributary.terraform.proto.Schema;
import dev.tributary.terraform.proto.UpgradeResourceState;
import dev.tributary.terraform.proto.ValidateProviderConfig;
import dev.tributary.terraform.proto.ValidateResourceConfig;
import dev.tributary.terraform.tools.client.ClientIdentity;
import dev.tributary.terraform.tools.client.PluginProcess;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueCodec;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls a provider as Terraform does in plan and apply, so that the classes of the usual ways are loaded. */
final class Training {

    private static final String SOURCE = "tributary_source_kafkadirect";

    private final ClientIdentity identity;
    private final TrainingServer server;

    Training(ClientIdentity identity, TrainingServer server) {
        this.identity = identity;
        this.server = server;
    }

    /**
     * Runs a provider to its end.
     *
     * @throws IOException if it does not start, answers any call with an error, or does not end
     */
    void run(List<String> command, Path folder) throws IOException, InterruptedException {
        try (PluginProcess.Started started = PluginProcess.start(command, folder, identity);
                PluginProcess process = started.connect()) {
            call(process.provider());
            process.end();
        } catch (StatusRuntimeException e) {
            throw new IOException("The provider failed in training: " + e.getMessage(), e);
        }
    }

    private void call(ProviderGrpc.ProviderBlockingStub provider) throws IOException {
        GetProviderSchema.Response schemas = provider.getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
        check("GetProviderSchema", schemas.getDiagnosticsList());
        configure(provider, schemas.getProvider());
        Schema schema = Objects.requireNonNull(schemas.getResourceSchemasMap().get(SOURCE), SOURCE);
        DynamicValue config = value(
                schema,
                Map.of(
                        "name", Value.ofText("shop"),
                        "topic_prefix", Value.ofText("shop"),
                        "topic_include_list", Value.ofText("orders,payments"),
                        "bootstrap_servers", Value.ofText("kafka.example.com:9092")));
        check(
                "ValidateResourceConfig",
                provider.validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                                .setTypeName(SOURCE)
                                .setConfig(config)
                                .setClientCapabilities(
                                        ClientCapabilities.newBuilder().setWriteOnlyAttributesAllowed(true))
                                .build())
                        .getDiagnosticsList());
        DynamicValue state = change(provider, nothing(), config, value(schema, Map.of()));
        refresh(provider, state);
        change(provider, state, config, state);
        change(provider, state, nothing(), nothing());
    }

    private void configure(ProviderGrpc.ProviderBlockingStub provider, Schema schema) throws IOException {
        DynamicValue config = value(
                schema,
                Map.of(
                        "host", Value.ofText(server.address()),
                        "client_id", Value.ofText("training"),
                        "secret", Value.ofText("training"),
                        "ca_certificate", Value.ofText(identity.certificate())));
        check(
                "ValidateProviderConfig",
                provider.validateProviderConfig(ValidateProviderConfig.Request.newBuilder()
                                .setConfig(config)
                                .build())
                        .getDiagnosticsList());
        check(
                "ConfigureProvider",
                provider.configureProvider(ConfigureProvider.Request.newBuilder()
                                .setConfig(config)
                                .build())
                        .getDiagnosticsList());
    }

    private static DynamicValue change(
            ProviderGrpc.ProviderBlockingStub provider, DynamicValue prior, DynamicValue config, DynamicValue proposed)
            throws IOException {
        PlanResourceChange.Response plan = provider.planResourceChange(PlanResourceChange.Request.newBuilder()
                .setTypeName(SOURCE)
                .setPriorState(prior)
                .setProposedNewState(config.equals(nothing()) ? proposed : config)
                .setConfig(config)
                .build());
        check("PlanResourceChange", plan.getDiagnosticsList());
        ApplyResourceChange.Response applied = provider.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                .setTypeName(SOURCE)
                .setPriorState(prior)
                .setPlannedState(plan.getPlannedState())
                .setConfig(config)
                .setPlannedPrivate(plan.getPlannedPrivate())
                .build());
        check("ApplyResourceChange", applied.getDiagnosticsList());
        return applied.getNewState();
    }

    private static void refresh(ProviderGrpc.ProviderBlockingStub provider, DynamicValue state) throws IOException {
        check(
                "UpgradeResourceState",
                provider.upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                                .setTypeName(SOURCE)
                                .setRawState(RawState.newBuilder()
                                        .setJson(ByteString.copyFromUtf8("{\"id\":\"66f0c3a1b2d4e5f601234567\"}")))
                                .build())
                        .getDiagnosticsList());
        check(
                "ReadResource",
                provider.readResource(ReadResource.Request.newBuilder()
                                .setTypeName(SOURCE)
                                .setCurrentState(state)
                                .build())
                        .getDiagnosticsList());
    }

    /** Returns an object of the schema's attributes, null where none is given. */
    private static DynamicValue value(Schema schema, Map<String, Value> given) {
        Map<String, Value> all = new LinkedHashMap<>();
        schema.getBlock()
                .getAttributesList()
                .forEach(each -> all.put(each.getName(), given.getOrDefault(each.getName(), Value.nil())));
        return write(new Value.Mapping(all));
    }

    private static DynamicValue nothing() {
        return write(Value.nil());
    }

    private static DynamicValue write(Value value) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(ValueCodec.toMsgpack(value)))
                .build();
    }

    private static void check(String call, List<Diagnostic> diagnostics) throws IOException {
        for (Diagnostic each : diagnostics) {
            if (each.getSeverity() == Diagnostic.Severity.ERROR) {
                throw new IOException(
                        "The provider answered " + call + " with: " + each.getSummary() + ". " + each.getDetail());
            }
        }
    }
}
