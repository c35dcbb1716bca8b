package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.sdk.Sources;
import dev.tributary.sdk.Versioned;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code tributary_source_kafkadirect} from creation to destruction, and what others do to it meanwhile. */
@ExtendWith(WithTerraform.class)
class SourceLifecycleTest {
    private static final String SHOP = "tributary_source_kafkadirect.shop";

    @TempDir
    private Path folder;

    private final Sources sources;
    private final TerraformWorld world;

    SourceLifecycleTest(TerraformWorld world) {
        this.world = world;
        this.sources = world.client().sources();
    }

    private static String shop(String name, String... attributes) {
        return Declarations.source("shop", name, attributes);
    }

    private Source named(String name) {
        return sources.withSecrets().findByName(name).orElseThrow();
    }

    private SourceConfig config(String name) {
        return Objects.requireNonNull(named(name).config());
    }

    /** What somebody does in the console. */
    private void change(String name, String key, String value) {
        String id = Objects.requireNonNull(named(name).id());
        sources.changeConfig(
                id, config -> KafkaDirectConfig.from(config.toSourceConfig().with(key, value)));
    }

    @Test
    void givenASource_whenChanged_thenItIsTheSameSourceAndEachPlanAfterIsEmpty() throws Exception {
        Terraform terraform = world.attached(folder).configured(shop("change"));
        terraform.apply();
        terraform.planIsEmpty();
        JsonNode created = terraform.state(SHOP);
        assertThat(created.at("/topics").toString()).isEqualTo("[\"orders\",\"payments\"]");
        assertThat(created.at("/topic_map/orders").asText()).isEqualTo("change.orders");
        assertThat(created.at("/consumer_group").asText())
                .isEqualTo("tributary-" + created.at("/id").asText());

        terraform.edited("\"orders, payments\"", "\"payments,orders \"").planIsEmpty();

        terraform.edited("\"payments,orders \"", "\"payments,refunds\"").edited("\"change\"", "\"change-2\"");
        assertThat(terraform.apply().words()).contains("0 added, 1 changed, 0 destroyed");
        terraform.planIsEmpty();
        assertThat(named("change-2").id()).isEqualTo(created.at("/id").asText());
        assertThat(config("change-2").text("topic.include.list.user.defined")).isEqualTo("payments,refunds");
        assertThat(config("change-2").text("topic.prefix")).isEqualTo("change-2");

        terraform.destroy();
        assertThat(sources.findByName("change-2")).isEmpty();
    }

    @Test
    void givenABaseListSetInTheConsole_whenApplied_thenItStays() throws Exception {
        Terraform terraform = world.attached(folder).configured(shop("console", "offset_policy = \"latest\""));
        terraform.apply();

        change("console", "topic.include.list", "accounts , ledger");
        terraform.planIsEmpty();
        terraform.edited("\"latest\"", "\"earliest\"").apply();

        terraform.planIsEmpty();
        assertThat(config("console").text("topic.include.list")).isEqualTo("accounts , ledger");
        assertThat(named("console").topics()).containsExactly("accounts", "ledger", "orders", "payments");
        terraform.destroy();
    }

    @Test
    void givenASavedPlan_whenOthersChangeTheSourceBeforeItIsApplied_thenItStillApplies() throws Exception {
        Terraform terraform = world.attached(folder).configured(shop("race"));
        terraform.apply();
        terraform.edited("desired_state ", "offset_policy = \"latest\"\n  desired_state ");
        terraform.planIsNotEmpty("-out=saved");

        change("race", "topic.include.list", "accounts");
        sources.ownedBy("somebody")
                .appendTopics(Objects.requireNonNull(named("race").id()), "ledger");
        terraform.run("apply", "saved").succeeded();

        terraform.planIsEmpty();
        assertThat(named("race").topics()).containsExactly("accounts", "orders", "payments", "ledger");
        terraform.destroy();
    }

    @Test
    void givenAChangeByOthers_whenPlanned_thenItIsShownAndUndone() throws Exception {
        Terraform terraform = world.attached(folder).configured(shop("drift"));
        terraform.apply();
        String id = Objects.requireNonNull(named("drift").id());

        change("drift", "topic.include.list.user.defined", "orders,stray");
        assertThat(terraform.planIsNotEmpty()).contains("orders,stray", "1 to change");
        terraform.apply();
        assertThat(config("drift").text("topic.include.list.user.defined")).isEqualTo("orders, payments");

        sources.resume(id);
        assertThat(terraform.planIsNotEmpty()).contains("\"Active\" -> \"Stopped\"");

        sources.delete(id);
        assertThat(terraform.planIsNotEmpty()).contains("1 to add");
        terraform.apply();
        terraform.planIsEmpty();
        assertThat(named("drift").id()).isNotEqualTo(id);
        terraform.destroy();
    }

    @Test
    void givenASource_whenImportedByIdOrByName_thenTheStateIsWhatCreationWrote() throws Exception {
        String hcl = shop(
                "import",
                "sasl_password = \"p\"\n  sasl_username = \"u\"\n  sasl_mechanism = \"PLAIN\"\n"
                        + "  security_protocol = \"SASL_PLAINTEXT\"");
        Terraform first = world.attached(folder.resolve("first")).configured(hcl);
        first.apply();
        JsonNode created = first.state(SHOP);

        for (String key : new String[] {created.at("/id").asText(), "import"}) {
            Terraform other = world.attached(folder.resolve("by-" + key)).configured(hcl);
            other.run("import", SHOP, key).succeeded();
            assertThat(other.state(SHOP)).isEqualTo(created);
            other.planIsEmpty();
        }

        first.destroy();
    }

    @Test
    void givenASource_whenItsConfigurationIsGenerated_thenItFitsAndOnlySecretsAreLeftToFillIn() throws Exception {
        Terraform first = world.attached(folder.resolve("first")).configured(shop("generate"));
        first.apply();
        String block = "import {\n  to = " + SHOP + "\n  id = \"generate\"\n}\n";

        Terraform open = world.attached(folder.resolve("open")).configured(block);
        assertThat(open.run("plan", "-generate-config-out=generated.tf")
                        .succeeded()
                        .words())
                .contains("1 to import, 0 to add, 0 to change, 0 to destroy");

        first.edited("desired_state ", """
                security_protocol = "SASL_PLAINTEXT"
                  sasl_mechanism    = "PLAIN"
                  sasl_username     = "u"
                  sasl_password     = "p"
                  desired_state\s""").apply();
        Terraform secured = world.attached(folder.resolve("secured")).configured(block);
        assertThat(secured.run("plan", "-generate-config-out=generated.tf").failed())
                .contains("sasl_password is missing");
        assertThat(secured.folder().resolve("generated.tf")).content().contains("\"SASL_PLAINTEXT\"");
        first.destroy();
    }

    @Test
    void givenAWriteOnlyPassword_whenItsVersionRises_thenItIsSentAndNeverKept() throws Exception {
        String secret = """
                security_protocol        = "SASL_PLAINTEXT"
                  sasl_mechanism           = "PLAIN"
                  sasl_username            = "u"
                  sasl_password_wo         = "first-secret"
                  sasl_password_wo_version = 1
                """;
        Terraform terraform = world.attached(folder).configured(shop("secret", secret));
        terraform.apply();
        terraform.planIsEmpty();
        assertThat(config("secret").text("sasl.password")).isEqualTo("first-secret");

        terraform.edited("first-secret", "second-secret").planIsEmpty();
        terraform.edited("_version = 1", "_version = 2").apply();

        assertThat(config("secret").text("sasl.password")).isEqualTo("second-secret");
        assertThat(folder.resolve("terraform.tfstate")).content().doesNotContain("first-secret", "second-secret");
        terraform.planIsEmpty();
        terraform.destroy();
    }

    @Test
    void givenDeletionProtection_whenDestroyedOrReplaced_thenTheRunFailsBeforeAnyChange() throws Exception {
        Terraform terraform = world.attached(folder).configured(shop("protected", "deletion_protection = true"));
        terraform.apply();
        terraform.planIsEmpty();

        assertThat(terraform.run("destroy", "-auto-approve").failed()).contains("deletion_protection = true");
        assertThat(sources.findByName("protected")).isPresent();

        terraform
                .edited("deletion_protection = true", "deletion_protection = false")
                .apply();
        terraform.destroy();
        assertThat(sources.findByName("protected")).isEmpty();
    }

    @Test
    void givenAStatusToWaitFor_whenItDoesNotCome_thenTheSourceIsKeptAndNotReplaced() throws Exception {
        Terraform terraform = world.attached(folder).configured(shop("wait", """
                wait_for_status = "Active"
                  timeouts        = { create = "1s", update = "1s" }
                """));
        assertThat(terraform.apply().words()).contains("Warning", "wait for the source wait", "postcondition");
        terraform.planIsEmpty();
        Versioned<Source> created =
                sources.getVersioned(Objects.requireNonNull(named("wait").id()));

        terraform.edited("orders, payments", "orders");
        assertThat(terraform.applyFails()).contains("wait for the source wait");
        terraform.planIsEmpty();
        assertThat(config("wait").text("topic.include.list.user.defined")).isEqualTo("orders");

        terraform
                .edited("\"Active\"", "\"Stopped\"")
                .edited("orders", "payments")
                .apply();
        terraform.planIsEmpty();
        assertThat(named("wait").id()).isEqualTo(created.value().id());
        terraform.destroy();
    }

    @Test
    void givenAPostcondition_whenTheStatusDoesNotCome_thenTheRunFailsAndTheSourceIsStillNotReplaced() throws Exception {
        Terraform terraform = world.attached(folder).configured(shop("condition", """
                wait_for_status = "Active"
                  timeouts        = { create = "1s" }
                  lifecycle {
                    postcondition {
                      condition     = self.connector_status == "Active"
                      error_message = "It is ${self.connector_status}."
                    }
                  }
                """));

        assertThat(terraform.applyFails()).contains("It is Stopped.");
        assertThat(terraform.edited("== \"Active\"", "== \"Stopped\"").apply().words())
                .contains("0 added, 0 changed, 0 destroyed");
        terraform.destroy();
    }
}
