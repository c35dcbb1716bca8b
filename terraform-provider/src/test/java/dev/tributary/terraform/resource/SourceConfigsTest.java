package dev.tributary.terraform.resource;

import static dev.tributary.terraform.resource.SourceConfigurations.change;
import static dev.tributary.terraform.resource.SourceConfigurations.creation;
import static dev.tributary.terraform.resource.SourceConfigurations.orders;
import static dev.tributary.terraform.resource.SourceConfigurations.stateOf;
import static dev.tributary.terraform.resource.SourceConfigurations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.terraform.value.Value;
import org.junit.jupiter.api.Test;

class SourceConfigsTest {

    private static final SourceConfig SERVED = SourceConfig.empty()
            .with("topic.prefix", "shop")
            .with("topic.include.list", "from, console")
            .with("topic.include.list.user.defined", "orders, refunds")
            .with("sasl.password", "********")
            .with("nobody.knows", "this");

    @Test
    void givenAllThatCanBeConfigured_thenEachKeyIsAnAttribute() {
        assertThat(KafkaDirectCatalogue.properties()).allSatisfy(property -> {
            ConfigKey key = ConfigKey.ofKey(property.name()).orElseThrow();
            assertThat(key.isSecret()).isEqualTo(property.secret());
            assertThat(SourceSchema.SCHEMA.empty().entries()).containsKey(key.attribute());
        });
    }

    @Test
    void givenANewSource_whenSent_thenItIsWhatTheUserWroteAndNoDefaults() {
        assertThat(SourceConfigs.created(creation(orders())))
                .isEqualTo(SourceConfig.empty()
                        .with("topic.prefix", "shop")
                        .with("topic.include.list.user.defined", "orders, refunds"));
    }

    @Test
    void givenABoolean_whenSent_thenItIsAJsonBoolean() {
        assertThat(SourceConfigs.created(creation(orders().with("schemas_enable", Value.of(true))))
                        .toJson()
                        .get("schemas.enable")
                        .isBoolean())
                .isTrue();
    }

    @Test
    void givenAWriteOnlySecret_whenSent_thenItIsThere() {
        assertThat(SourceConfigs.created(creation(with(orders(), "sasl_password_wo", "p")))
                        .text("sasl.password"))
                .isEqualTo("p");
    }

    @Test
    void givenAChange_whenSent_thenEverythingElseIsAsItWas() {
        Value.Mapping prior = stateOf(orders());
        assertThat(SourceConfigs.changed(SERVED, change(prior, with(orders(), "topic_prefix", "store"))))
                .isEqualTo(SERVED.with("topic.prefix", "store"));
    }

    @Test
    void givenABaseListFromTheConsole_whenTheConfigurationNamesNone_thenItStays() {
        Value.Mapping prior = with(stateOf(orders()), "topic_include_list", "from, console");
        assertThat(SourceConfigs.changed(SERVED, change(prior, with(orders(), "topic_prefix", "store")))
                        .text("topic.include.list"))
                .isEqualTo("from, console");
    }

    @Test
    void givenAnAttributeTakenOut_whenSent_thenItsKeyIsGone() {
        Value.Mapping prior = stateOf(orders());
        Value.Mapping config =
                with(orders(), "topic_include_list", "base").with("topic_include_list_user_defined", Value.nil());
        assertThat(SourceConfigs.changed(SERVED, change(prior, config)).has("topic.include.list.user.defined"))
                .isFalse();
    }

    @Test
    void givenAnotherVersionOfAWriteOnlySecret_whenSent_thenTheSecretIsSent() {
        Value.Mapping config = with(orders(), "sasl_password_wo", "new").with("sasl_password_wo_version", Value.of(2));
        Value.Mapping prior = stateOf(config).with("sasl_password_wo_version", Value.of(1));
        assertThat(SourceConfigs.changed(SERVED, change(prior, config)).text("sasl.password"))
                .isEqualTo("new");
    }

    @Test
    void givenTheSameVersionOfAWriteOnlySecret_whenSent_thenTheServerKeepsItsOwn() {
        Value.Mapping config = with(orders(), "sasl_password_wo", "p").with("sasl_password_wo_version", Value.of(1));
        Value.Mapping changed = with(config, "topic_prefix", "store");
        assertThat(SourceConfigs.changed(SERVED, change(stateOf(config), changed))
                        .text("sasl.password"))
                .isEqualTo("********");
    }

    @Test
    void givenASecretThatBecomesWriteOnly_whenSent_thenTheNewOneIsSent() {
        Value.Mapping prior = stateOf(with(orders(), "sasl_password", "p"));
        Value.Mapping config = with(orders(), "sasl_password_wo", "q").with("sasl_password_wo_version", Value.of(1));
        assertThat(SourceConfigs.changed(SERVED, change(prior, config)).text("sasl.password"))
                .isEqualTo("q");
    }

    @Test
    void givenASecretTakenOut_whenSent_thenItsKeyIsGone() {
        Value.Mapping prior = stateOf(with(orders(), "sasl_password", "p"));
        assertThat(SourceConfigs.changed(SERVED, change(prior, orders())).has("sasl.password"))
                .isFalse();
    }

    @Test
    void givenAWriteOnlySecretTakenOut_whenSent_thenItsKeyIsGone() {
        Value.Mapping prior = stateOf(orders()).with("sasl_password_wo_version", Value.of(1));
        assertThat(SourceConfigs.changed(SERVED, change(prior, orders())).has("sasl.password"))
                .isFalse();
    }

    @Test
    void givenAChangeOfWhatOnlyTerraformKnows_thenItIsNoneOfTheServersBusiness() {
        Value.Mapping config = orders().with("deletion_protection", Value.of(true));
        assertThat(SourceConfigs.concernsServer(change(stateOf(orders()), config)))
                .isFalse();
    }
}
