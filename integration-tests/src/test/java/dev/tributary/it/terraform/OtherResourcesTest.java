package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Topics, tags and credentials, together: each step of their life is one run for all three. */
@ExtendWith(WithTerraform.class)
class OtherResourcesTest {
    private static final String TOPIC = "tributary_topic.t";
    private static final String TAG = "tributary_tag.t";
    private static final String CREDENTIAL = "tributary_client_credential.t";

    @TempDir
    private Path folder;

    private final TerraformWorld world;
    private final TributaryClient client;

    OtherResourcesTest(TerraformWorld world) {
        this.world = world;
        this.client = world.client();
    }

    private static String all(String name) {
        return """
                resource "tributary_tag" "t" {
                  name        = "%1$s"
                  description = "first"
                  type        = ["topics"]
                }
                resource "tributary_topic" "t" {
                  name            = "%1$s"
                  partition_count = 2
                  retention_ms    = "600000"
                  tags            = [tributary_tag.t.id]
                }
                resource "tributary_client_credential" "t" {
                  roles       = ["viewer"]
                  description = "%1$s"
                }
                """.formatted(name);
    }

    @Test
    void givenTopicTagAndCredential_whenChanged_thenEachPlanAfterIsEmpty() throws Exception {
        Terraform terraform = world.attached(folder).configured(all("life"));
        terraform.apply();
        terraform.planIsEmpty();
        JsonNode credential = terraform.state(CREDENTIAL);
        try (TributaryClient made = TributaryClient.builder()
                .host(world.host())
                .credentials(
                        credential.at("/client_id").asText(),
                        credential.at("/secret").asText())
                .build()) {
            assertThat(made.connectors().list()).isNotEmpty();
        }

        terraform.edited("partition_count = 2", "partition_count = 3").edited("\"first\"", "\"second\"");
        assertThat(terraform.apply().words()).contains("0 added, 2 changed, 0 destroyed");
        terraform.planIsEmpty();
        assertThat(client.topics().get("life").partitionCount()).isEqualTo(3);

        terraform.edited("\"viewer\"", "\"editor\"");
        assertThat(terraform.apply().words()).contains("1 added, 0 changed, 1 destroyed");
        terraform.planIsEmpty();
        terraform.destroy();
        assertThat(client.topics().find("life").filter(topic -> topic.partitionCount() != null))
                .isEmpty();
        assertThat(client.tags().findByName("life")).isEmpty();
    }

    @Test
    void givenFewerPartitions_whenPlanned_thenTheErrorNamesBothCounts() throws Exception {
        Terraform terraform = world.attached(folder)
                .configured(all("shrink").replace("tags  ", "deletion_protection = true\n  tags  "));
        terraform.apply();

        assertThat(terraform
                        .edited("partition_count = 2", "partition_count = 1")
                        .run("plan")
                        .failed())
                .contains("has 2 partitions", "asks for 1", "partition_count = 1");
        assertThat(terraform
                        .edited("partition_count = 1", "partition_count = 2")
                        .run("destroy", "-auto-approve")
                        .failed())
                .contains("deletion_protection = true");
        terraform.edited("deletion_protection = true", "").apply();
        terraform.destroy();
    }

    @Test
    void givenTopicTagAndCredential_whenImported_thenTheStateIsThatOfTheirCreation() throws Exception {
        Terraform first = world.attached(folder.resolve("first")).configured(all("import"));
        first.apply();
        JsonNode tag = first.state(TAG);
        Terraform second = world.attached(folder.resolve("second"))
                .configured("""
                import {
                  to = tributary_tag.t
                  id = "import"
                }
                import {
                  to = tributary_topic.t
                  id = "import"
                }
                import {
                  to = tributary_client_credential.t
                  id = "%s"
                }
                """.formatted(first.state(CREDENTIAL).at("/id").asText()) + all("import"));

        assertThat(second.apply().words()).contains("3 imported, 0 added, 0 changed, 0 destroyed");
        second.planIsEmpty();
        assertThat(second.state(TAG)).isEqualTo(tag);
        assertThat(second.state(TOPIC)).isEqualTo(first.state(TOPIC));
        assertThat(second.state(CREDENTIAL).at("/secret").isNull()).isTrue();
        assertThat(second.state(CREDENTIAL).at("/roles"))
                .isEqualTo(first.state(CREDENTIAL).at("/roles"));

        Terraform third = world.attached(folder.resolve("third")).configured(all("import"));
        third.run("import", TAG, tag.at("/id").asText()).succeeded();
        assertThat(third.state(TAG)).isEqualTo(tag);
        first.destroy();
    }

    @Test
    void givenChangesByOthers_whenPlanned_thenTheyAreShownAndUndone() throws Exception {
        Terraform terraform = world.attached(folder).configured(all("drift"));
        terraform.apply();
        String tag = terraform.state(TAG).at("/id").asText();
        String credential = terraform.state(CREDENTIAL).at("/id").asText();

        client.topics()
                .update(
                        "drift",
                        dev.tributary.api.model.topics.TopicUpdate.builder()
                                .tags(java.util.List.of())
                                .build());
        assertThat(terraform.planIsNotEmpty()).contains("1 to change");

        client.topics().delete("drift");
        client.tags().delete(tag);
        client.credentials().delete(credential);
        assertThat(terraform.planIsNotEmpty()).contains("3 to add");
        terraform.apply();
        terraform.planIsEmpty();
        terraform.destroy();
        assertThat(Map.of(
                        "tags", client.tags().findByName("drift").isPresent(),
                        "credentials",
                                client.credentials().list().stream()
                                        .anyMatch(each -> "drift".equals(each.description()))))
                .doesNotContainValue(true);
    }
}
