package dev.tributary.terraform.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.proto.ApplyResourceChange;
import dev.tributary.terraform.proto.ClientCapabilities;
import dev.tributary.terraform.proto.Diagnostic;
import dev.tributary.terraform.proto.DynamicValue;
import dev.tributary.terraform.proto.ImportResourceState;
import dev.tributary.terraform.proto.PlanResourceChange;
import dev.tributary.terraform.proto.ReadResource;
import dev.tributary.terraform.proto.StopProvider;
import dev.tributary.terraform.proto.ValidateResourceConfig;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueCodec;
import dev.tributary.terraform.value.ValueFormatException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ResourceCallsTest {

    private static final String TYPE = "toy_note";
    private static final Schema SCHEMA = ToyProvider.NoteResource.SCHEMA;

    private final ToyProvider toy = new ToyProvider();
    private final ProviderService service = new ProviderService(toy);

    private static Value.Mapping config(String title) {
        return SCHEMA.empty().with("title", Value.ofText(title));
    }

    private static Optional<Fields> read(DynamicValue message) throws ValueFormatException {
        return ValueCodec.fromMsgpack(message.getMsgpack().toByteArray(), SCHEMA.type()) instanceof Value.Mapping object
                ? Optional.of(new Fields(object))
                : Optional.empty();
    }

    private PlanResourceChange.Response plan(Value prior, Value config) {
        return service.planResourceChange(PlanResourceChange.Request.newBuilder()
                .setTypeName(TYPE)
                .setPriorState(Values.message(prior))
                .setProposedNewState(Values.message(config))
                .setConfig(Values.message(config))
                .build());
    }

    private ApplyResourceChange.Response apply(Value prior, Value config) {
        return service.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                .setTypeName(TYPE)
                .setPriorState(Values.message(prior))
                .setPlannedState(plan(prior, config).getPlannedState())
                .setConfig(Values.message(config))
                .build());
    }

    private Value.Mapping created(Value.Mapping config) throws ValueFormatException {
        return read(apply(Value.nil(), config).getNewState()).orElseThrow().value();
    }

    @Test
    void givenANewObject_whenApplied_thenTheStateHasWhatTheResourceMade() throws ValueFormatException {
        assertThat(new Fields(created(config("short"))).text("id")).contains("n0");
    }

    @Test
    void givenAWriteOnlyValue_whenApplied_thenTheStateDoesNotHaveIt() throws ValueFormatException {
        Value.Mapping config = config("short").with("secret", Value.ofText("s"));
        assertThat(new Fields(created(config)).isNull("secret")).isTrue();
    }

    @Test
    void givenAnAppliedObject_whenPlannedAgain_thenThePlanIsTheState() throws ValueFormatException {
        Value.Mapping state = created(config("short"));
        assertThat(read(plan(state, config("short")).getPlannedState())).contains(new Fields(state));
    }

    @Test
    void givenAChangeThatFails_whenApplied_thenTheStateBeforeIsKept() throws ValueFormatException {
        Value.Mapping state = created(config("short"));
        ApplyResourceChange.Response response = apply(state, config("short").with("words", Value.ofText("fail")));
        assertThat(read(response.getNewState())).contains(new Fields(state));
    }

    @Test
    void givenACreationThatFails_whenApplied_thenThereIsNoState() throws ValueFormatException {
        assertThat(read(apply(Value.nil(), config("long")).getNewState())).isEmpty();
    }

    @Test
    void givenACreationHalfDone_whenApplied_thenWhatExistsIsInTheStateBesideTheError() throws ValueFormatException {
        ApplyResourceChange.Response response = apply(Value.nil(), config("half"));
        assertThat(response.getDiagnosticsList()).hasSize(1);
        assertThat(read(response.getNewState())).isPresent();
    }

    @Test
    void givenAFaultOfTheProvider_whenApplied_thenItIsReportedWithoutItsMessage() {
        assertThat(apply(Value.nil(), config("broken")).getDiagnosticsList())
                .singleElement()
                .extracting(Diagnostic::getDetail)
                .asString()
                .contains("IllegalStateException", "ToyProvider")
                .doesNotContain("hidden content");
    }

    @Test
    void givenAnObjectThatIsGone_whenRead_thenItsStateIsNull() throws ValueFormatException {
        Value.Mapping state = created(config("short"));
        toy.notes.kept.clear();
        ReadResource.Response response = service.readResource(ReadResource.Request.newBuilder()
                .setTypeName(TYPE)
                .setCurrentState(Values.message(state))
                .build());
        assertThat(read(response.getNewState())).isEmpty();
    }

    @Test
    void givenAChangedTitle_whenPlanned_thenItNeedsANewObject() throws ValueFormatException {
        assertThat(plan(created(config("short")), config("long")).getRequiresReplaceList())
                .singleElement()
                .satisfies(
                        path -> assertThat(path.getSteps(0).getAttributeName()).isEqualTo("title"));
    }

    @Test
    void givenAProtectedObject_whenItsDestructionIsPlanned_thenItIsRefused() throws ValueFormatException {
        Value.Mapping state = created(config("short").with("words", Value.ofText("keep")));
        assertThat(plan(state, Value.nil()).getDiagnosticsList())
                .extracting(Diagnostic::getSummary)
                .containsExactly("Protected");
    }

    @Test
    void givenAProtectedObject_whenItsReplacementIsPlanned_thenItIsRefused() throws ValueFormatException {
        Value.Mapping state = created(config("short").with("words", Value.ofText("keep")));
        assertThat(plan(state, config("half").with("words", Value.ofText("keep")))
                        .getDiagnosticsList())
                .extracting(Diagnostic::getSummary)
                .containsExactly("Protected");
    }

    @Test
    void givenADestroy_whenApplied_thenTheObjectIsGone() throws ValueFormatException {
        Value.Mapping state = created(config("short"));
        service.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                .setTypeName(TYPE)
                .setPriorState(Values.message(state))
                .build());
        assertThat(toy.notes.kept).isEmpty();
    }

    @Test
    void givenAnId_whenImported_thenTheStateIsThatOfTheObject() throws ValueFormatException {
        Value.Mapping state = created(config("short"));
        ImportResourceState.Response response = service.importResourceState(ImportResourceState.Request.newBuilder()
                .setTypeName(TYPE)
                .setId("n0")
                .build());
        assertThat(read(response.getImportedResources(0).getState())).contains(new Fields(state));
    }

    @Test
    void givenAClientThatWouldKeepSecrets_whenAWriteOnlyValueIsValidated_thenItIsRefused() {
        ValidateResourceConfig.Response response =
                service.validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                        .setTypeName(TYPE)
                        .setConfig(Values.message(config("short").with("secret", Value.ofText("s"))))
                        .build());
        assertThat(response.getDiagnosticsList())
                .extracting(Diagnostic::getSummary)
                .containsExactly("Write-only attribute not supported");
    }

    @Test
    void givenUnknownValues_whenValidated_thenNothingIsSaid() {
        Value.Mapping config = config("short");
        for (String name : SCHEMA.empty().entries().keySet()) {
            config = config.with(name, Value.unknown());
        }
        ValidateResourceConfig.Response response =
                service.validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                        .setTypeName(TYPE)
                        .setConfig(Values.message(config))
                        .setClientCapabilities(ClientCapabilities.newBuilder().setWriteOnlyAttributesAllowed(true))
                        .build());
        assertThat(response.getDiagnosticsList()).isEmpty();
    }

    @Test
    void givenACallThatTakesLong_whenTheProviderIsStopped_thenItEndsAsInterrupted() throws Exception {
        CompletableFuture<ApplyResourceChange.Response> call =
                CompletableFuture.supplyAsync(() -> apply(Value.nil(), config("slow")));
        toy.notes.slowStarted.await();
        service.stopProvider(StopProvider.Request.getDefaultInstance());
        assertThat(call.get(1, TimeUnit.MINUTES).getDiagnosticsList())
                .extracting(Diagnostic::getSummary)
                .containsExactly("Interrupted");
    }
}
