package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.Source;
import dev.tributary.sdk.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code tributary_source_topics}: several states append to one source that none of them owns. */
@ExtendWith(WithTerraform.class)
class AppendedTopicsTest {
    private static final String MORE = "tributary_source_topics.more";

    @TempDir
    private Path folder;

    private final TerraformWorld world;
    private final Sources sources;

    AppendedTopicsTest(TerraformWorld world) {
        this.world = world;
        this.sources = world.client().sources();
    }

    private static String owner(String name) {
        return Declarations.source("shop", name).replace("topic_include_list_user_defined", "topic_include_list");
    }

    private static String team(String source, String attributes) {
        return """
                data "tributary_source_kafkadirect" "shop" {
                  name = "%s"
                }
                resource "tributary_source_topics" "more" {
                  source_id = data.tributary_source_kafkadirect.shop.id
                  %s
                }
                """.formatted(source, attributes);
    }

    private List<String> topics(String name) {
        return Objects.requireNonNull(sources.findByName(name).orElseThrow().topics());
    }

    private String id(String name) {
        return sources.findByName(name).map(Source::id).orElseThrow();
    }

    @Test
    void givenTwoStates_whenTheyAppendToOneSource_thenEachRemovesOnlyItsOwn() throws Exception {
        Terraform owner = world.attached(folder.resolve("owner")).configured(owner("teams"));
        owner.apply();
        Terraform one = world.attached(folder.resolve("one"))
                .configured(team("teams", "topics = [\"refunds\", \"shipments\", \"orders\"]"));
        Terraform other = world.attached(folder.resolve("other")).configured(team("teams", "topics = [\"refunds\"]"));
        one.apply();
        other.apply();
        one.planIsEmpty();
        other.planIsEmpty();
        owner.planIsEmpty();
        assertThat(topics("teams")).containsExactly("orders", "payments", "refunds", "shipments");
        assertThat(one.state(MORE).at("/internal_topics/shipments").asText()).isEqualTo("teams.shipments");

        one.edited("\"refunds\", ", "\"returns\", ");
        assertThat(one.apply().words()).contains("0 added, 1 changed, 0 destroyed");
        one.planIsEmpty();
        assertThat(topics("teams")).containsExactlyInAnyOrder("orders", "payments", "refunds", "shipments", "returns");

        one.destroy();
        assertThat(topics("teams")).containsExactly("orders", "payments", "refunds");
        other.planIsEmpty();
        other.destroy();
        owner.planIsEmpty();
        owner.destroy();
    }

    @Test
    void givenAppendedTopics_whenOthersTakeThemOrTheSourceAway_thenThePlanPutsThemBack() throws Exception {
        Terraform owner = world.attached(folder.resolve("owner")).configured(owner("taken"));
        owner.apply();
        Terraform team = world.attached(folder.resolve("team"))
                .configured(team("taken", "topics = [\"refunds\", \"shipments\"]\n  owner  = \"ci/team\""));
        team.apply();

        sources.ownedBy("ci/team").removeTopics(id("taken"), "refunds");
        assertThat(team.planIsNotEmpty()).contains("+ \"refunds\"", "1 to change");
        team.apply();
        assertThat(topics("taken")).contains("refunds");

        sources.delete(id("taken"));
        owner.apply();
        assertThat(team.planIsNotEmpty()).contains("1 to add");
        team.apply();
        team.planIsEmpty();
        assertThat(topics("taken")).contains("refunds", "shipments");
        team.destroy();
        owner.destroy();
    }

    @Test
    void givenAnOwnerName_whenItsTopicsAreImported_thenTheStateIsThatOfTheirCreation() throws Exception {
        Terraform owner = world.attached(folder.resolve("owner")).configured(owner("owned"));
        owner.apply();
        String hcl = team("owned", "topics = [\"refunds\"]\n  owner  = \"ci/a\"");
        Terraform first = world.attached(folder.resolve("first")).configured(hcl);
        first.apply();
        JsonNode created = first.state(MORE);

        for (String source : List.of("owned", id("owned"))) {
            Terraform second =
                    world.attached(folder.resolve("second-" + source)).configured(hcl);
            second.run("import", MORE, source + "/ci/a").succeeded();
            assertThat(second.state(MORE)).isEqualTo(created);
            second.planIsEmpty();
        }

        Terraform clash = world.attached(folder.resolve("clash"))
                .configured(team("owned", "topics = [\"returns\"]\n  owner  = \"ci/a\""));
        assertThat(clash.applyFails()).contains("owner = \"ci/a\"", "already holds the topics refunds", "/ci/a");
        first.destroy();
        owner.destroy();
    }

    @Test
    void givenTopicsThatApplyDecides_whenPlannedWithTheirSource_thenOneApplyDoesIt() throws Exception {
        Terraform terraform = world.attached(folder).configured(owner("unknown") + """
                resource "terraform_data" "decided" {
                  input = "refunds"
                }
                resource "tributary_source_topics" "more" {
                  source_id = tributary_source_kafkadirect.shop.id
                  topics    = [terraform_data.decided.output]
                }
                resource "tributary_source_kafkadirect" "next" {
                  name                            = "next-${terraform_data.decided.output}"
                  topic_prefix                    = terraform_data.decided.output
                  topic_include_list_user_defined = join(",", keys(tributary_source_topics.more.internal_topics))
                  bootstrap_servers               = terraform_data.decided.output == "" ? "" : "127.0.0.1:1"
                  format                          = terraform_data.decided.output == "" ? "string" : "json"
                  schemas_enable                  = terraform_data.decided.output != ""
                  desired_state                   = "Stopped"
                  tags                            = [tributary_tag.team.id]
                }
                resource "tributary_tag" "team" {
                  name = "team-${terraform_data.decided.output}"
                }
                """);

        terraform.apply();
        terraform.planIsEmpty();
        assertThat(topics("unknown")).containsExactly("orders", "payments", "refunds");
        assertThat(topics("next-refunds")).containsExactly("refunds");

        terraform.edited("\"refunds\"", "\"returns\"").apply();
        assertThat(topics("unknown")).containsExactly("orders", "payments", "returns");
        terraform.destroy();
    }
}
