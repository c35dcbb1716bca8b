package dev.tributary.terraform.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tributary.terraform.proto.ApplyResourceChange;
import dev.tributary.terraform.proto.CallFunction;
import dev.tributary.terraform.proto.CloseEphemeralResource;
import dev.tributary.terraform.proto.ConfigureProvider;
import dev.tributary.terraform.proto.Diagnostic;
import dev.tributary.terraform.proto.DynamicValue;
import dev.tributary.terraform.proto.ImportResourceState;
import dev.tributary.terraform.proto.MoveResourceState;
import dev.tributary.terraform.proto.OpenEphemeralResource;
import dev.tributary.terraform.proto.PlanResourceChange;
import dev.tributary.terraform.proto.RawState;
import dev.tributary.terraform.proto.ReadDataSource;
import dev.tributary.terraform.proto.ReadResource;
import dev.tributary.terraform.proto.RenewEphemeralResource;
import dev.tributary.terraform.proto.UpgradeResourceIdentity;
import dev.tributary.terraform.proto.UpgradeResourceState;
import dev.tributary.terraform.proto.ValidateDataResourceConfig;
import dev.tributary.terraform.proto.ValidateEphemeralResourceConfig;
import dev.tributary.terraform.proto.ValidateProviderConfig;
import dev.tributary.terraform.proto.ValidateResourceConfig;
import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call that takes a value, with every value that it should not get: an error diagnostic, never a crash. */
class MalformedCallTest {

    private static final String KNOWN = "toy_note";

    private final ProviderService service = new ProviderService(new ToyProvider());

    private static Map<String, DynamicValue> malformed() {
        Map<String, DynamicValue> values = new LinkedHashMap<>();
        values.put("nothing", DynamicValue.getDefaultInstance());
        values.put("null", Values.message(Value.nil()));
        values.put("unknown", Values.message(Value.unknown()));
        values.put("a string", Values.message(Value.ofText("x")));
        values.put("a list", Values.message(new Value.Sequence(List.of())));
        values.put("an unknown attribute", Values.message(new Value.Mapping(Map.of("nonsense", Value.of(1)))));
        values.put(
                "a wrong type",
                Values.message(
                        new Value.Mapping(Map.of("id", Value.of(1), "owner", Value.of(1), "name", Value.of(1)))));
        values.put("bytes that end early", msgpack("81a2"));
        values.put("a huge map", msgpack("df7fffffff"));
        values.put("a byte that begins nothing", msgpack("c1"));
        values.put(
                "malformed JSON",
                DynamicValue.newBuilder().setJson(ByteString.copyFromUtf8("{")).build());
        return values;
    }

    private static DynamicValue msgpack(String hex) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(HexFormat.of().parseHex(hex)))
                .build();
    }

    /** The calls that need an object: each takes type name and value and returns the diagnostics. */
    private Map<String, Call> calls() {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put(
                "ValidateProviderConfig",
                (type, value) -> service.validateProviderConfig(ValidateProviderConfig.Request.newBuilder()
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "ConfigureProvider",
                (type, value) -> service.configureProvider(ConfigureProvider.Request.newBuilder()
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "ValidateResourceConfig",
                (type, value) -> service.validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                                .setTypeName(type)
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "PlanResourceChange, config",
                (type, value) -> service.planResourceChange(PlanResourceChange.Request.newBuilder()
                                .setTypeName(type)
                                .setProposedNewState(Values.message(ToyProvider.NoteResource.SCHEMA.empty()))
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "ApplyResourceChange, config",
                (type, value) -> service.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                                .setTypeName(type)
                                .setPlannedState(Values.message(ToyProvider.NoteResource.SCHEMA.empty()))
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "ValidateDataResourceConfig",
                (type, value) -> service.validateDataResourceConfig(ValidateDataResourceConfig.Request.newBuilder()
                                .setTypeName(type)
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "ReadDataSource",
                (type, value) -> service.readDataSource(ReadDataSource.Request.newBuilder()
                                .setTypeName(type)
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "ValidateEphemeralResourceConfig",
                (type, value) -> service.validateEphemeralResourceConfig(
                                ValidateEphemeralResourceConfig.Request.newBuilder()
                                        .setTypeName(type.equals(KNOWN) ? "toy_secret" : type)
                                        .setConfig(value)
                                        .build())
                        .getDiagnosticsList());
        calls.put(
                "OpenEphemeralResource",
                (type, value) -> service.openEphemeralResource(OpenEphemeralResource.Request.newBuilder()
                                .setTypeName(type.equals(KNOWN) ? "toy_secret" : type)
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
        return calls;
    }

    /** The calls in which the absence of a value has a meaning. */
    private Map<String, Call> callsThatTakeNull() {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put(
                "ReadResource",
                (type, value) -> service.readResource(ReadResource.Request.newBuilder()
                                .setTypeName(type)
                                .setCurrentState(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "PlanResourceChange, prior",
                (type, value) -> service.planResourceChange(PlanResourceChange.Request.newBuilder()
                                .setTypeName(type)
                                .setPriorState(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "PlanResourceChange, proposed",
                (type, value) -> service.planResourceChange(PlanResourceChange.Request.newBuilder()
                                .setTypeName(type)
                                .setProposedNewState(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "ApplyResourceChange, prior",
                (type, value) -> service.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                                .setTypeName(type)
                                .setPriorState(value)
                                .build())
                        .getDiagnosticsList());
        calls.put(
                "ApplyResourceChange, planned",
                (type, value) -> service.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                                .setTypeName(type)
                                .setPlannedState(value)
                                .build())
                        .getDiagnosticsList());
        return calls;
    }

    private Call call(String name) {
        Map<String, Call> all = new LinkedHashMap<>(calls());
        all.putAll(callsThatTakeNull());
        return Objects.requireNonNull(all.get(name));
    }

    static Stream<Arguments> callsAndValues() {
        MalformedCallTest names = new MalformedCallTest();
        List<Arguments> all = new ArrayList<>();
        names.calls()
                .keySet()
                .forEach(call -> malformed().keySet().forEach(value -> all.add(Arguments.of(call, value))));
        names.callsThatTakeNull()
                .keySet()
                .forEach(call -> malformed().keySet().stream()
                        .filter(value -> !List.of("nothing", "null", "unknown").contains(value))
                        .forEach(value -> all.add(Arguments.of(call, value))));
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("callsAndValues")
    void givenAMalformedValue_whenCalled_thenAnErrorSaysSo(String call, String value) {
        assertThat(errors(call(call)
                        .with(KNOWN, Objects.requireNonNull(malformed().get(value)))))
                .isNotEmpty();
    }

    static Stream<String> typedCalls() {
        MalformedCallTest names = new MalformedCallTest();
        return Stream.concat(names.calls().keySet().stream(), names.callsThatTakeNull().keySet().stream())
                .filter(call -> !call.contains("Provider"));
    }

    @ParameterizedTest
    @MethodSource("typedCalls")
    void givenATypeThatThereIsNot_whenCalled_thenTheErrorNamesIt(String call) {
        assertThat(errors(call(call).with("toy_nothing", Values.message(Value.nil()))))
                .singleElement()
                .asString()
                .contains("\"toy_nothing\"");
    }

    @Test
    void givenAnAbsentState_whenRead_thenItIsStillAbsent() {
        ReadResource.Response response = service.readResource(
                ReadResource.Request.newBuilder().setTypeName(KNOWN).build());
        assertThat(response.getNewState()).isEqualTo(Values.message(Value.nil()));
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(
                        "malformed JSON",
                        RawState.newBuilder()
                                .setJson(ByteString.copyFromUtf8("{"))
                                .build()),
                Arguments.of(
                        "a string",
                        RawState.newBuilder()
                                .setJson(ByteString.copyFromUtf8("\"x\""))
                                .build()),
                Arguments.of(
                        "a wrong type",
                        RawState.newBuilder()
                                .setJson(ByteString.copyFromUtf8("{\"copies\":{}}"))
                                .build()),
                Arguments.of(
                        "the flat form",
                        RawState.newBuilder().putFlatmap("id", "1").build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void givenAMalformedState_whenUpgraded_thenAnErrorSaysSo(String what, RawState state) {
        assertThat(errors(service.upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                                .setTypeName(KNOWN)
                                .setVersion(2)
                                .setRawState(state)
                                .build())
                        .getDiagnosticsList()))
                .as(what)
                .isNotEmpty();
    }

    static Stream<Arguments> callsWithoutValue() {
        Function<ProviderService, List<Diagnostic>> importing =
                service -> service.importResourceState(ImportResourceState.Request.newBuilder()
                                .setTypeName(KNOWN)
                                .setId("none")
                                .build())
                        .getDiagnosticsList();
        Function<ProviderService, List<Diagnostic>> moving =
                service -> service.moveResourceState(MoveResourceState.Request.newBuilder()
                                .setTargetTypeName(KNOWN)
                                .build())
                        .getDiagnosticsList();
        Function<ProviderService, List<Diagnostic>> renewing =
                service -> service.renewEphemeralResource(RenewEphemeralResource.Request.newBuilder()
                                .setTypeName("none")
                                .build())
                        .getDiagnosticsList();
        Function<ProviderService, List<Diagnostic>> closing =
                service -> service.closeEphemeralResource(CloseEphemeralResource.Request.newBuilder()
                                .setTypeName("none")
                                .build())
                        .getDiagnosticsList();
        Function<ProviderService, List<Diagnostic>> identity =
                service -> service.upgradeResourceIdentity(UpgradeResourceIdentity.Request.newBuilder()
                                .setTypeName(KNOWN)
                                .build())
                        .getDiagnosticsList();
        return Stream.of(
                Arguments.of("ImportResourceState", importing),
                Arguments.of("MoveResourceState", moving),
                Arguments.of("RenewEphemeralResource", renewing),
                Arguments.of("CloseEphemeralResource", closing),
                Arguments.of("UpgradeResourceIdentity", identity));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callsWithoutValue")
    void givenNothingToWorkOn_whenCalled_thenAnErrorSaysSo(
            String name, Function<ProviderService, List<Diagnostic>> call) {
        assertThat(errors(call.apply(service))).as(name).isNotEmpty();
    }

    static Stream<Arguments> functionCalls() {
        return Stream.of(
                Arguments.of("none", List.of(), "\"none\""),
                Arguments.of("shout", List.of(), "Expected 1 arguments"),
                Arguments.of("shout", List.of(Values.message(Value.nil())), "known value"),
                Arguments.of("shout", List.of(Values.message(Value.unknown())), "known value"),
                Arguments.of("shout", List.of(Values.message(Value.of(1))), "cannot be read"),
                Arguments.of("shout", List.of(msgpack("c1")), "cannot be read"),
                Arguments.of("shout", List.of(Values.message(Value.ofText(""))), "nothing to shout"));
    }

    @ParameterizedTest
    @MethodSource("functionCalls")
    void givenAFunctionCallThatCannotBe_whenCalled_thenItsErrorSaysWhy(
            String name, List<DynamicValue> arguments, String why) {
        CallFunction.Response response = service.callFunction(CallFunction.Request.newBuilder()
                .setName(name)
                .addAllArguments(arguments)
                .build());
        assertThat(response.getError().getText()).contains(why);
    }

    private static List<String> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(each -> each.getSeverity() == Diagnostic.Severity.ERROR)
                .map(Diagnostic::getDetail)
                .toList();
    }

    @FunctionalInterface
    private interface Call {
        List<Diagnostic> with(String type, DynamicValue value);
    }
}
