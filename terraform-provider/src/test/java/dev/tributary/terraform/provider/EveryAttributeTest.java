package dev.tributary.terraform.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tributary.terraform.proto.ApplyResourceChange;
import dev.tributary.terraform.proto.Diagnostic;
import dev.tributary.terraform.proto.DynamicValue;
import dev.tributary.terraform.proto.MoveResourceState;
import dev.tributary.terraform.proto.OpenEphemeralResource;
import dev.tributary.terraform.proto.PlanResourceChange;
import dev.tributary.terraform.proto.RawState;
import dev.tributary.terraform.proto.ReadDataSource;
import dev.tributary.terraform.proto.ReadResource;
import dev.tributary.terraform.proto.UpgradeResourceState;
import dev.tributary.terraform.proto.ValidateDataResourceConfig;
import dev.tributary.terraform.proto.ValidateResourceConfig;
import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own types, offline, with every attribute null and unknown in turn: an answer, and never a fault of ours. */
class EveryAttributeTest {

    private final Provider provider = new TributaryProvider(Map.of());
    private final ProviderService service = new ProviderService(provider);

    static Stream<String> resources() {
        return new TributaryProvider(Map.of()).resources().keySet().stream();
    }

    static Stream<String> dataSources() {
        return new TributaryProvider(Map.of()).dataSources().keySet().stream();
    }

    /** Objects in which all attributes are given but one, or none is, or all are unknown. */
    private static List<Value.Mapping> objects(Schema schema) {
        Map<String, Value> given = new LinkedHashMap<>();
        Map<String, Value> unknown = new LinkedHashMap<>();
        for (Attribute each : schema.attributes()) {
            boolean settable = each.is(Attribute.Trait.REQUIRED) || each.is(Attribute.Trait.OPTIONAL);
            given.put(each.name(), settable ? some(each.type()) : Value.nil());
            unknown.put(each.name(), settable ? Value.unknown() : Value.nil());
        }
        List<Value.Mapping> objects =
                new ArrayList<>(List.of(schema.empty(), new Value.Mapping(given), new Value.Mapping(unknown)));
        for (String name : given.keySet()) {
            objects.add(new Value.Mapping(given).with(name, Value.unknown()));
            objects.add(new Value.Mapping(given).with(name, Value.nil()));
            objects.add(new Value.Mapping(unknown).with(name, Objects.requireNonNull(given.get(name))));
        }
        return objects;
    }

    private static Value some(Type type) {
        if (type instanceof Type.SetType set) {
            return new Value.Unordered(List.of(some(set.element()), Value.unknown()));
        } else if (type instanceof Type.ObjectType object) {
            Map<String, Value> entries = new LinkedHashMap<>();
            object.attributes().keySet().forEach(name -> entries.put(name, Value.unknown()));
            return new Value.Mapping(entries);
        } else if (type.equals(Type.NUMBER)) {
            return Value.of(1);
        }
        return type.equals(Type.BOOL) ? Value.of(true) : Value.ofText("orders");
    }

    @ParameterizedTest
    @MethodSource("resources")
    void givenNullsAndUnknowns_whenAResourceIsValidatedAndPlanned_thenNothingIsUnexpected(String type) {
        Schema schema =
                Objects.requireNonNull(provider.resources().get(type)).get().schema();
        Value.Mapping state = known(objects(schema).get(1)).with("id", Value.ofText("x"));
        for (Value.Mapping config : objects(schema)) {
            DynamicValue message = Values.message(config);
            assertExpected(service.validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                            .setTypeName(type)
                            .setConfig(message)
                            .build())
                    .getDiagnosticsList());
            for (Value prior : List.of(Value.nil(), state)) {
                assertExpected(service.planResourceChange(PlanResourceChange.Request.newBuilder()
                                .setTypeName(type)
                                .setPriorState(Values.message(prior))
                                .setProposedNewState(message)
                                .setConfig(message)
                                .build())
                        .getDiagnosticsList());
            }
        }
    }

    private static Value.Mapping known(Value.Mapping object) {
        Value.Mapping known = object;
        for (Map.Entry<String, Value> each : object.entries().entrySet()) {
            if (!each.getValue().isWhollyKnown()) {
                known = known.with(each.getKey(), Value.nil());
            }
        }
        return known;
    }

    @ParameterizedTest
    @MethodSource("resources")
    void givenAProviderThatIsNotConfiguredYet_whenAResourceIsUsed_thenItSaysSo(String type) {
        Schema schema =
                Objects.requireNonNull(provider.resources().get(type)).get().schema();
        Value.Mapping state = schema.empty();
        for (Attribute each : schema.attributes()) {
            if (each.type().equals(Type.STRING)) {
                state = state.with(each.name(), Value.ofText("x"));
            }
        }
        DynamicValue message = Values.message(schema.withoutWriteOnly(state));
        assertNotConfigured(service.readResource(ReadResource.Request.newBuilder()
                        .setTypeName(type)
                        .setCurrentState(message)
                        .build())
                .getDiagnosticsList());
        for (DynamicValue planned : List.of(message, Values.message(Value.nil()))) {
            ApplyResourceChange.Response applied = service.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                    .setTypeName(type)
                    .setPriorState(planned.equals(message) ? Values.message(Value.nil()) : message)
                    .setPlannedState(planned)
                    .setConfig(message)
                    .build());
            assertNotConfigured(applied.getDiagnosticsList());
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void givenStateWithoutAttributes_whenUpgradedOrMoved_thenThereIsAnAnswer(String type) {
        for (String json : List.of("{}", "{\"id\":1}", "{\"id\":null,\"topics\":[null]}", "[]", "{")) {
            RawState state =
                    RawState.newBuilder().setJson(ByteString.copyFromUtf8(json)).build();
            assertExpected(service.upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                            .setTypeName(type)
                            .setRawState(state)
                            .build())
                    .getDiagnosticsList());
            assertExpected(service.moveResourceState(MoveResourceState.Request.newBuilder()
                            .setTargetTypeName(type)
                            .setSourceProviderAddress("example.com/streamkap-com/streamkap")
                            .setSourceTypeName("streamkap_source_kafkadirect")
                            .setSourceState(state)
                            .build())
                    .getDiagnosticsList());
        }
    }

    @ParameterizedTest
    @MethodSource("dataSources")
    void givenNullsAndUnknowns_whenADataSourceIsValidatedAndRead_thenNothingIsUnexpected(String type) {
        Schema schema =
                Objects.requireNonNull(provider.dataSources().get(type)).get().schema();
        for (Value.Mapping config : objects(schema)) {
            assertExpected(service.validateDataResourceConfig(ValidateDataResourceConfig.Request.newBuilder()
                            .setTypeName(type)
                            .setConfig(Values.message(config))
                            .build())
                    .getDiagnosticsList());
            assertNotConfigured(service.readDataSource(ReadDataSource.Request.newBuilder()
                            .setTypeName(type)
                            .setConfig(Values.message(config))
                            .build())
                    .getDiagnosticsList());
        }
        assertNotConfigured(service.openEphemeralResource(OpenEphemeralResource.Request.newBuilder()
                        .setTypeName("tributary_access_token")
                        .setConfig(Values.message(new Value.Mapping(Map.of())))
                        .build())
                .getDiagnosticsList());
    }

    private static void assertExpected(List<Diagnostic> diagnostics) {
        assertThat(diagnostics)
                .allSatisfy(
                        each -> assertThat(each.getSummary() + each.getDetail()).doesNotContain("Unexpected failure"));
    }

    private static void assertNotConfigured(List<Diagnostic> diagnostics) {
        assertThat(diagnostics)
                .singleElement()
                .satisfies(each -> assertThat(each.getSummary()).isEqualTo("The provider is not configured yet"));
    }
}
