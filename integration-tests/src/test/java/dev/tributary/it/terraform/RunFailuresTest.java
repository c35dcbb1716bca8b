package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.Source;
import dev.tributary.it.kit.FreePorts;
import dev.tributary.sdk.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs that do not go as they should, and what is left of them. */
@ExtendWith(WithTerraform.class)
class RunFailuresTest {

    @TempDir
    private Path folder;

    private final TerraformWorld world;
    private final Sources sources;

    RunFailuresTest(TerraformWorld world) {
        this.world = world;
        this.sources = world.client().sources();
    }

    private String provider(String host, String secret) {
        return """
                provider "tributary" {
                  host      = "%s"
                  client_id = "%s"
                  secret    = "%s"
                }
                """.formatted(host, world.environment().get("TRIBUTARY_CLIENT_ID"), secret);
    }

    private String secret() {
        return String.valueOf(world.environment().get("TRIBUTARY_SECRET"));
    }

    @Test
    void givenAWrongSecretOrNoServer_whenApplied_thenTheErrorSaysSoBeforeAnyChange() throws Exception {
        Terraform wrong = world.attached(folder.resolve("wrong"))
                .configured(provider(world.host(), "wrong") + Declarations.source("s", "never"));
        assertThat(wrong.applyFails())
                .contains("The server does not accept the credentials", "TRIBUTARY_SECRET")
                .doesNotContain("Creating...");

        String nowhere = "http://127.0.0.1:" + FreePorts.next();
        Terraform away = world.attached(folder.resolve("away"))
                .configured(provider(nowhere, secret()) + Declarations.source("s", "never"));
        assertThat(away.applyFails())
                .contains("The server cannot be reached", nowhere, "TRIBUTARY_HOST")
                .doesNotContain("Creating...");
        assertThat(sources.findByName("never")).isEmpty();
    }

    @Test
    void givenAnAddressThatApplyDecides_whenPlannedAndApplied_thenOneApplyDoesIt() throws Exception {
        String provider =
                provider(world.host(), secret()).replace("\"" + world.host() + "\"", "terraform_data.address.output");
        Terraform terraform = world.attached(folder)
                .configured(provider + Declarations.source("s", "later")
                        + "resource \"terraform_data\" \"address\" {\n  input = \"" + world.host() + "\"\n}\n");

        assertThat(terraform.apply().words()).contains("2 added");
        terraform.planIsEmpty();
        terraform.destroy();
    }

    @Test
    void givenAConfiguredProvider_whenRun_thenItLogsInOnce() throws Exception {
        try (ManagementProxy proxy = ManagementProxy.to(world.host())) {
            Terraform terraform = world.attached(folder)
                    .configured(provider(proxy.host(), secret())
                            + Declarations.source("a", "login-a")
                            + Declarations.source("b", "login-b"));

            terraform.planIsNotEmpty("-out=saved");
            assertThat(proxy.count("POST /auth/access-token")).isEqualTo(1);
            terraform.run("apply", "saved").succeeded();
            assertThat(proxy.count("POST /auth/access-token")).isEqualTo(2);
            assertThat(proxy.count("POST /sources")).isEqualTo(2);
            terraform.destroy();
        }
    }

    @Test
    void givenOneOfTwoFails_whenApplied_thenTheOtherIsKeptAndTheErrorTellsTheRequest() throws Exception {
        Terraform taken = world.attached(folder.resolve("taken"))
                .configured(Declarations.source("s", "partial-b").replace("orders", "others"));
        taken.apply();
        Terraform terraform = world.attached(folder.resolve("two"))
                .configured(Declarations.source("a", "partial-a") + Declarations.source("b", "partial-b"));

        String said = terraform.applyFails("-parallelism=1");

        assertThat(said)
                .contains("partial-b", "already exists", "request id", "terraform import", "name = \"partial-b\"");
        assertThat(terraform.state("tributary_source_kafkadirect.a").at("/id").asText())
                .isEqualTo(sources.findByName("partial-a").map(Source::id).orElseThrow());
        assertThat(terraform.planIsNotEmpty()).contains("1 to add, 0 to change, 0 to destroy");
        terraform.destroy();
        assertThat(sources.findByName("partial-b")).isPresent();
        taken.destroy();
    }

    @Test
    void givenTheProviderIsKilledInMidApply_whenAppliedAgain_thenStateAndServerAgree() throws Exception {
        try (ManagementProxy proxy = ManagementProxy.to(world.host())) {
            Terraform terraform = world.started(folder)
                    .with("TRIBUTARY_HOST", proxy.host())
                    .configured(Declarations.source("s", "killed"));
            terraform.init();
            CompletableFuture<ProcessHandle> terraformProcess = new CompletableFuture<>();
            proxy.insteadOfNextCreation(
                    () -> terraformProcess.join().descendants().forEach(ProcessHandle::destroyForcibly));

            TerraformRun killed = terraform.run(terraformProcess::complete, "apply", "-auto-approve");
            // Which of the two Terraform says depends on what it notices first: the end of the process or of the
            // connection.
            assertThat(killed.failed()).containsAnyOf("Plugin did not respond", "Request cancelled");
            String id = sources.findByName("killed").map(Source::id).orElseThrow();

            Terraform again = world.attached(folder);
            assertThat(again.apply().words()).contains("taken over", "1 added, 0 changed, 0 destroyed");
            again.planIsEmpty();
            assertThat(terraform
                            .state("tributary_source_kafkadirect.s")
                            .at("/id")
                            .asText())
                    .isEqualTo(id);
            again.destroy();
            assertThat(sources.findByName("killed")).isEmpty();
        }
    }

    @Test
    void givenAWaitThatLasts_whenTheUserInterrupts_thenTheRunEndsAndTheSourceIsKept() throws Exception {
        Terraform terraform = world.attached(folder)
                .configured(Declarations.source("s", "stopped")
                        .replace("desired_state ", "wait_for_status = \"Active\"\n  desired_state "));

        TerraformRun run = terraform.run(
                process -> {
                    Awaitility.await("the source")
                            .until(() -> sources.findByName("stopped").isPresent());
                    interrupt(process);
                },
                "apply",
                "-auto-approve");

        assertThat(run.words()).contains("Interrupt received", "nobody waited for its status Active");
        terraform.planIsEmpty();
        terraform.destroy();
    }

    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givenManySources_whenManyAreChangedAtATime_thenAllAreAndThePlanIsEmpty() throws Exception {
        Terraform terraform = world.started(folder).configured("""
                resource "tributary_source_kafkadirect" "many" {
                  count                           = 60
                  name                            = "many-${count.index}"
                  topic_prefix                    = "many-${count.index}"
                  topic_include_list_user_defined = "orders"
                  bootstrap_servers               = "127.0.0.1:1"
                  desired_state                   = "Stopped"
                }
                resource "tributary_source_topics" "many" {
                  count     = 60
                  source_id = tributary_source_kafkadirect.many[0].id
                  topics    = ["topic-${count.index}"]
                }
                """);
        terraform.init();

        terraform.apply("-parallelism=50");
        Terraform attached = world.attached(folder);
        attached.planIsEmpty();
        assertThat(sources.findByName("many-0").map(Source::topics).orElseThrow())
                .hasSize(61);
        attached.run("destroy", "-auto-approve", "-parallelism=10").succeeded();
        assertThat(sources.findByName("many-59")).isEmpty();
    }
}
