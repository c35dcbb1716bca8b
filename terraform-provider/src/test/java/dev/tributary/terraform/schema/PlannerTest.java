package dev.tributary.terraform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Value;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Schema SCHEMA = Schema.of(
            "",
            Attribute.text("id").computed().stable(),
            Attribute.text("name").required().replaces(),
            Attribute.text("words").optional().sameWhen(Equivalence.byNormalText(t -> t.toLowerCase(Locale.ROOT))),
            Attribute.text("base").optional().computed().stable(),
            Attribute.number("copies").defaultsTo(Value.of(1)),
            Attribute.text("secret").optional().writeOnly(),
            Attribute.text("status").computed());

    private static final Value.Mapping CONFIG =
            SCHEMA.empty().with("name", Value.ofText("n")).with("words", Value.ofText("a"));
    private static final Value.Mapping STATE = CONFIG.with("id", Value.ofText("1"))
            .with("base", Value.ofText("b"))
            .with("copies", Value.of(1))
            .with("status", Value.ofText("on"));

    private static Fields plan(Optional<Value.Mapping> prior, Value.Mapping config) {
        return new Fields(Planner.plan(SCHEMA, prior, config));
    }

    @Test
    void givenNothingYet_whenPlanned_thenComputedIsUnknownAndDefaultsAreThere() {
        assertThat(Planner.plan(SCHEMA, Optional.empty(), CONFIG))
                .isEqualTo(CONFIG.with("id", Value.unknown())
                        .with("base", Value.unknown())
                        .with("copies", Value.of(1))
                        .with("status", Value.unknown()));
    }

    @Test
    void givenNoChange_whenPlanned_thenThePlanIsTheState() {
        assertThat(Planner.plan(SCHEMA, Optional.of(STATE), CONFIG)).isEqualTo(STATE);
    }

    @Test
    void givenAnotherWordingOfTheSame_whenPlanned_thenThePlanIsTheState() {
        assertThat(Planner.plan(SCHEMA, Optional.of(STATE), CONFIG.with("words", Value.ofText("A"))))
                .isEqualTo(STATE);
    }

    @Test
    void givenAWriteOnlyValue_whenPlanned_thenItIsNotKept() {
        assertThat(Planner.plan(SCHEMA, Optional.of(STATE), CONFIG.with("secret", Value.ofText("s"))))
                .isEqualTo(STATE);
    }

    @Test
    void givenAChange_whenPlanned_thenOnlyWhatIsNotStableBecomesUnknown() {
        assertThat(plan(Optional.of(STATE), CONFIG.with("words", Value.ofText("b")))
                        .value())
                .isEqualTo(STATE.with("words", Value.ofText("b")).with("status", Value.unknown()));
    }

    @Test
    void givenAnUnknownValue_whenPlanned_thenItIsAChange() {
        assertThat(plan(Optional.of(STATE), CONFIG.with("words", Value.unknown()))
                        .isUnknown("words"))
                .isTrue();
    }

    @Test
    void givenAnAttributeTakenOutOfTheConfiguration_whenPlanned_thenItBecomesNull() {
        assertThat(plan(Optional.of(STATE), CONFIG.with("words", Value.nil())).isNull("words"))
                .isTrue();
    }

    @Test
    void givenAnOptionalComputedAttributeNotNamed_whenPlanned_thenItsValueStays() {
        assertThat(plan(Optional.of(STATE), CONFIG.with("words", Value.ofText("b")))
                        .text("base"))
                .contains("b");
    }

    @Test
    void givenAChangedDefault_whenPlanned_thenTheDefaultReturns() {
        assertThat(plan(Optional.of(STATE.with("copies", Value.of(4))), CONFIG).number("copies"))
                .hasValue(1);
    }

    @Test
    void givenAChangeThatNeedsANewObject_whenPlanned_thenItsPathIsNamed() {
        Value.Mapping planned = Planner.plan(SCHEMA, Optional.of(STATE), CONFIG.with("name", Value.ofText("m")));
        assertThat(Planner.replacements(SCHEMA, Optional.of(STATE), planned)).containsExactly(AttributePath.of("name"));
    }

    @Test
    void givenANewObject_whenPlanned_thenNothingNeedsReplacement() {
        assertThat(Planner.replacements(SCHEMA, Optional.empty(), CONFIG)).isEmpty();
    }

    @Test
    void givenAnotherWordingFromTheServer_whenReadBack_thenTheStateKeepsItsWords() {
        Value.Mapping fresh = STATE.with("words", Value.ofText("A")).with("status", Value.ofText("off"));
        assertThat(SCHEMA.inWordsOf(STATE, fresh)).isEqualTo(STATE.with("status", Value.ofText("off")));
    }

    @Test
    void givenAnotherValueThanPlanned_whenApplied_thenWhatWasPlannedOfComputedAttributesStays() {
        Value.Mapping planned = STATE.with("status", Value.unknown());
        Value.Mapping done = STATE.with("base", Value.ofText("other")).with("status", Value.ofText("off"));
        assertThat(SCHEMA.withPromises(planned, done)).isEqualTo(STATE.with("status", Value.ofText("off")));
    }
}
