package dev.tributary.terraform.resource;

import static dev.tributary.terraform.resource.SourceConfigurations.orders;
import static dev.tributary.terraform.resource.SourceConfigurations.stateOf;
import static dev.tributary.terraform.resource.SourceConfigurations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Planner;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceStatesTest {

    private static final SourceConfig CONFIG = SourceConfig.empty()
            .with("topic.prefix", "shop")
            .with("topic.include.list.user.defined", "orders, refunds");

    private static Source source(SourceConfig config) {
        return Source.builder()
                .id("0123456789abcdef01234567")
                .name("orders")
                .connector("kafkadirect")
                .config(config)
                .connectorStatus(ConnectorStatus.BROKEN)
                .topics(List.of("orders", "refunds"))
                .topicMap(Map.of("orders", "shop.orders", "refunds", "shop.refunds"))
                .build();
    }

    @Test
    void givenAnImportedSource_whenItsConfigurationIsPlanned_thenNothingChanges() {
        Value.Mapping state = SourceStates.imported(source(CONFIG));
        assertThat(Planner.plan(SourceSchema.SCHEMA, Optional.of(state), orders()))
                .isEqualTo(state);
    }

    @Test
    void givenAnImportedSourceWithASecretThatIsShown_thenTheStateHasIt() {
        Value.Mapping state = SourceStates.imported(source(CONFIG.with("sasl.password", "p")));
        assertThat(new Fields(state).text("sasl_password")).contains("p");
    }

    @Test
    void givenAnImportedSourceWithASecretThatIsMasked_thenTheStateDoesNotHaveTheMask() {
        Value.Mapping state = SourceStates.imported(source(CONFIG.with("sasl.password", "********")));
        assertThat(new Fields(state).isNull("sasl_password")).isTrue();
    }

    @Test
    void givenASecretThatTheStateDoesNotHave_whenRefreshed_thenItDoesNotGetThere() {
        Value.Mapping state =
                SourceStates.refreshed(source(CONFIG.with("sasl.password", "p")), new Fields(stateOf(orders())));
        assertThat(new Fields(state).isNull("sasl_password")).isTrue();
    }

    @Test
    void givenASecretThatIsMasked_whenRefreshed_thenTheStateKeepsItsOwn() {
        Value.Mapping known = stateOf(with(orders(), "sasl_password", "p"));
        Value.Mapping state =
                SourceStates.refreshed(source(CONFIG.with("sasl.password", "********")), new Fields(known));
        assertThat(new Fields(state).text("sasl_password")).contains("p");
    }

    @Test
    void givenASecretThatSomebodyChanged_whenRefreshed_thenItIsDrift() {
        Value.Mapping known = stateOf(with(orders(), "sasl_password", "p"));
        Value.Mapping state = SourceStates.refreshed(source(CONFIG.with("sasl.password", "q")), new Fields(known));
        assertThat(new Fields(state).text("sasl_password")).contains("q");
    }

    @Test
    void givenAnotherStatus_whenRefreshedAndPlanned_thenNothingChanges() {
        Value.Mapping state = SourceStates.refreshed(source(CONFIG), new Fields(stateOf(orders())));
        assertThat(Planner.plan(SourceSchema.SCHEMA, Optional.of(state), orders()))
                .isEqualTo(state);
    }

    @Test
    void givenWhatOnlyTerraformKnows_whenRefreshed_thenItStays() {
        Value.Mapping known = stateOf(with(orders(), "wait_for_status", "Active"));
        assertThat(new Fields(SourceStates.refreshed(source(CONFIG), new Fields(known))).text("wait_for_status"))
                .contains("Active");
    }

    @Test
    void givenASourceThatSaysNothing_whenImported_thenNothingFails() {
        assertThat(new Fields(SourceStates.imported(Source.builder().build())).text("connector_status"))
                .contains("Unknown");
    }
}
