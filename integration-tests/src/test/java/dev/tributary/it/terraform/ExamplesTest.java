package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.Source;
import dev.tributary.it.kit.Clusters;
import dev.tributary.terraform.resource.TributaryProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that a user may copy is applied, planned again without a difference, and destroyed. */
@ExtendWith(WithTerraform.class)
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "terraform-examples");

    /** These need more than one folder, or a state from elsewhere, and have a test of their own. */
    private static final Set<String> SPECIAL =
            Set.of("quick-start", "append-from-second-state", "migrate-from-vendor", "ci-pipeline");

    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n";

    @TempDir
    private Path folder;

    private final TerraformWorld world;

    ExamplesTest(TerraformWorld world) {
        this.world = world;
    }

    private static List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            return all.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static Stream<String> plain() throws IOException {
        return folders().stream().filter(each -> !SPECIAL.contains(each));
    }

    /** What the examples ask their user for. */
    private Terraform withVariables(Terraform terraform) {
        return terraform
                .with("TF_VAR_bootstrap_servers", "127.0.0.1:1")
                .with("TF_VAR_namespace", "shop")
                .with("TF_VAR_username", "tributary")
                .with("TF_VAR_password", "p")
                .with("TF_VAR_password_in_state", "p")
                .with("TF_VAR_ca_certificate", CERTIFICATE)
                .with("TF_VAR_client_certificate", CERTIFICATE)
                .with("TF_VAR_client_key", KEY)
                .with("TF_VAR_client_key_in_state", KEY)
                .with("TF_VAR_host", world.host());
    }

    private Terraform copied(String example, String part) throws IOException {
        return withVariables(world.attached(folder.resolve(part)))
                .copiedFrom(EXAMPLES.resolve(example).resolve(part));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void givenAnExample_whenApplied_thenThePlanIsEmptyAndNothingIsLeft(String example) throws Exception {
        Terraform terraform = copied(example, "").init();

        terraform.apply();
        terraform.planIsEmpty();
        terraform.destroy();
    }

    @Test
    void givenTheQuickStart_whenFollowedWithTheInstalledProvider_thenItWorksOffline() throws Exception {
        Terraform terraform = withVariables(world.started(folder)).copiedFrom(EXAMPLES.resolve("quick-start"));

        assertThat(terraform.run("init").succeeded().words()).contains("has been successfully initialized");
        assertThat(folder.resolve(".terraform.lock.hcl")).content().contains("tributary.dev/tributary/tributary");
        assertThat(terraform.apply().words()).contains("\"orders\" = \"shop.orders\"");
        terraform.planIsEmpty();
        terraform.destroy();
    }

    @Test
    void givenTwoStates_whenTheSecondAppends_thenBothPlansAreEmpty() throws Exception {
        Terraform owner = copied("append-from-second-state", "owner");
        Terraform team = copied("append-from-second-state", "team");

        owner.apply();
        assertThat(team.apply().words()).contains("\"refunds\" = \"shop.refunds\"");
        owner.planIsEmpty();
        team.planIsEmpty();

        team.destroy();
        assertThat(owner.run("destroy", "-auto-approve").failed()).contains("deletion_protection");
        owner.apply("-var=protected=false");
        owner.run("destroy", "-auto-approve", "-var=protected=false").succeeded();
    }

    @Test
    void givenTheVendorsState_whenMigrated_thenNothingIsChanged() throws Exception {
        Source source = VendorState.declare(world.client(), "migrated-shop", "shop");
        Terraform terraform = world.attachedAs(folder, TributaryProvider.ADDRESS, VendorState.PROVIDER)
                .copiedFrom(EXAMPLES.resolve("migrate-from-vendor"));
        VendorState.write(folder, VendorState.PROVIDER, VendorState.TYPE, 0, """
                "id": "%s", "name": "migrated-shop", "topic_prefix": "shop", "format": "json", "schemas_enable": true,
                "topic_include_list": "orders, payments", "connector": "kafkadirect"
                """.formatted(source.id()));

        assertThat(terraform.apply().words()).contains("0 added, 0 changed, 0 destroyed");
        Terraform without = world.attached(folder);
        without.planIsEmpty();
        without.destroy();
    }

    @Test
    void givenTheScriptForCi_whenRun_thenItEndsWithASourceThatIsActive() throws Exception {
        Clusters clusters = world.clusters();
        clusters.external().createTopic("ci-orders", 1);
        Terraform terraform = world.started(folder)
                .with("TF_VAR_bootstrap_servers", clusters.external().bootstrapServers())
                .with("TF_VAR_topics", "ci-orders")
                .copiedFrom(EXAMPLES.resolve("ci-pipeline"));

        terraform.script("pipeline.sh");

        Terraform attached = world.attached(folder)
                .with("TF_VAR_bootstrap_servers", clusters.external().bootstrapServers())
                .with("TF_VAR_topics", "ci-orders");
        assertThat(attached.run("output", "-raw", "status").succeeded().output())
                .isEqualTo("Active");
        attached.destroy();
    }

    @Test
    void givenAllExamples_thenTheyAreFormattedAndTheReadmeNamesThem() throws Exception {
        new Terraform(EXAMPLES, world.environment())
                .run("fmt", "-check", "-recursive", "-diff")
                .succeeded();
        String readme = Files.readString(EXAMPLES.resolve("README.md"));
        for (String each : folders()) {
            assertThat(readme).contains("[`" + each + "`](" + each + ")");
            assertThat(EXAMPLES.resolve(each).resolve("README.md")).isRegularFile();
        }
    }
}
