package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.Source;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Data sources, the ephemeral token and the function. */
@ExtendWith(WithTerraform.class)
class LookupsTest {
    private static final String ALL = """
            resource "tributary_tag" "look" {
              name = "look"
            }
            resource "tributary_topic" "look" {
              name            = "look.orders"
              partition_count = 2
            }
            resource "tributary_source_kafkadirect" "look" {
              name                            = "look-shop"
              topic_prefix                    = "look"
              topic_include_list_user_defined = "orders"
              bootstrap_servers               = "127.0.0.1:1"
              security_protocol               = "SASL_PLAINTEXT"
              sasl_mechanism                  = "PLAIN"
              sasl_username                   = "u"
              sasl_password_wo                = ephemeral.tributary_access_token.now.token
              sasl_password_wo_version        = 1
              desired_state                   = "Stopped"
              tags                            = [tributary_tag.look.id]
            }
            ephemeral "tributary_access_token" "now" {}
            data "tributary_source_kafkadirect" "by_id" {
              id = tributary_source_kafkadirect.look.id
            }
            data "tributary_source_kafkadirect" "by_name" {
              name = tributary_source_kafkadirect.look.name
              depends_on = [tributary_source_kafkadirect.look]
            }
            data "tributary_sources" "tagged" {
              partial_name = "LOOK"
              tag          = tributary_tag.look.id
              depends_on   = [tributary_source_kafkadirect.look]
            }
            data "tributary_sources" "none" {
              connector_status = "Broken"
              tag              = tributary_tag.look.id
              depends_on       = [tributary_source_kafkadirect.look]
            }
            data "tributary_topics" "internal" {
              partial_name = provider::tributary::internal_topic_name("look", "orders")
              depends_on   = [tributary_topic.look]
            }
            output "found" {
              value = {
                same   = data.tributary_source_kafkadirect.by_id.topic_prefix == data.tributary_source_kafkadirect.by_name.topic_prefix
                names  = data.tributary_sources.tagged.sources[*].name
                none   = length(data.tributary_sources.none.sources)
                counts = { for t in data.tributary_topics.internal.topics : t.name => t.partition_count }
                kept   = provider::tributary::internal_topic_name("look_", "orders")
              }
            }
            """;

    @TempDir
    private Path folder;

    private final TerraformWorld world;

    LookupsTest(TerraformWorld world) {
        this.world = world;
    }

    @Test
    void givenThingsOfTheSamePlan_whenLookedUp_thenOneApplyFindsThem() throws Exception {
        Terraform terraform = world.attached(folder).configured(ALL);

        terraform.apply();
        terraform.planIsEmpty();

        JsonNode found = terraform.run("output", "-json", "found").succeeded().json();
        assertThat(found.toString())
                .isEqualTo("{\"counts\":{\"look.orders\":2},\"kept\":\"look_orders\",\"names\":[\"look-shop\"],"
                        + "\"none\":0,\"same\":true}");
        assertThat(listWith(tokenStoredAsPassword())).isEqualTo(200);
        terraform.destroy();
    }

    private String tokenStoredAsPassword() {
        Source source =
                world.client().sources().withSecrets().findByName("look-shop").orElseThrow();
        return Objects.requireNonNull(Objects.requireNonNull(source.config()).text("sasl.password"));
    }

    private int listWith(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(world.host() + "/sources"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void givenAClusterThatAnswers_whenLookedAt_thenItsTopicsAreListedAndWhatIsWrongIsToldWithWhatToDo()
            throws Exception {
        EmbeddedKafka external = world.clusters().external();
        external.createTopic("looked-at", 3);
        Terraform terraform = world.attached(folder).configured("""
                resource "tributary_source_kafkadirect" "seen" {
                  name                            = "seen"
                  topic_prefix                    = "seen"
                  topic_include_list_user_defined = "looked-at, not-there"
                  bootstrap_servers               = "%1$s"
                  desired_state                   = "Stopped"
                }
                data "tributary_connection_check" "seen" {
                  source_id = tributary_source_kafkadirect.seen.id
                }
                data "tributary_connection_check" "before" {
                  bootstrap_servers  = "%1$s"
                  topic_prefix       = "seen"
                  topic_include_list = "looked-at"
                }
                data "tributary_topics" "external" {
                  external     = true
                  source_id    = tributary_source_kafkadirect.seen.id
                  partial_name = "LOOKED-at"
                }
                output "found" {
                  value = {
                    before  = data.tributary_connection_check.before.ok
                    counts  = { for t in data.tributary_topics.external.topics : t.name => t.partition_count }
                    failed  = [for c in data.tributary_connection_check.seen.checks : c.topic if !c.ok]
                    listed  = contains(data.tributary_connection_check.seen.topics[*].name, "looked-at")
                    remedy  = [for c in data.tributary_connection_check.seen.checks : c.remedy if !c.ok]
                  }
                }
                """.formatted(external.bootstrapServers()));

        terraform.apply();
        terraform.planIsEmpty();

        JsonNode found = terraform.run("output", "-json", "found").succeeded().json();
        assertThat(found.path("before").asBoolean()).isTrue();
        assertThat(found.path("counts").toString()).isEqualTo("{\"looked-at\":3}");
        assertThat(found.path("failed").toString()).isEqualTo("[\"not-there\"]");
        assertThat(found.path("listed").asBoolean()).isTrue();
        assertThat(found.at("/remedy/0").asText()).contains("Create the topic there");
        terraform.destroy();
    }

    @Test
    void givenAClusterThatAnswersNoMore_whenDestroyed_thenWhatCannotBeReadSaysHowToGoWithoutIt() throws Exception {
        String brokers = world.clusters().external().bootstrapServers();
        Terraform terraform = world.attached(folder).configured("""
                resource "tributary_source_kafkadirect" "left" {
                  name               = "left-behind"
                  topic_prefix       = "left"
                  topic_include_list = "looked-at"
                  bootstrap_servers  = "%s"
                  desired_state      = "Stopped"
                }
                data "tributary_topics" "external" {
                  external  = true
                  source_id = tributary_source_kafkadirect.left.id
                }
                output "found" {
                  value = data.tributary_topics.external.topics
                }
                """.formatted(brokers));
        terraform.apply();
        terraform.edited(brokers, "127.0.0.1:1").apply("-target=tributary_source_kafkadirect.left");

        String refused = terraform.run("destroy", "-auto-approve").failed();

        assertThat(refused).contains("terraform destroy -refresh=false");
        terraform.run("destroy", "-auto-approve", "-refresh=false").succeeded();
        assertThat(world.client().sources().findByName("left-behind")).isEmpty();
    }

    @Test
    void givenAClusterThatDoesNotAnswer_whenLookedAt_thenTheCheckFailsAndNotThePlan() throws Exception {
        Terraform terraform = world.attached(folder).configured("""
                data "tributary_connection_check" "away" {
                  bootstrap_servers = "127.0.0.1:1"
                }
                output "found" {
                  value = data.tributary_connection_check.away.checks[*]
                }
                """);
        terraform.apply();
        JsonNode found = terraform.run("output", "-json", "found").succeeded().json();
        assertThat(found.at("/1/name").asText()).isEqualTo("addresses");
        assertThat(found.at("/1/remedy").asText()).contains("bootstrap.servers");

        terraform.configured(Declarations.source("s", "away") + """
                data "tributary_topics" "external" {
                  external  = true
                  source_id = tributary_source_kafkadirect.s.id
                }
                """);
        assertThat(terraform.applyFails()).contains("does not show its topics", "No address takes connections");
        terraform.configured(Declarations.source("s", "away")).destroy();
    }

    @Test
    void givenWhatIsNotThere_whenLookedUp_thenTheErrorSaysWhatToDo() throws Exception {
        Terraform terraform = world.attached(folder).configured("""
                data "tributary_source_kafkadirect" "none" {
                  name = "nobody"
                }
                """);
        assertThat(terraform.run("plan").failed())
                .contains("no source with the id or name \"nobody\"", "tributary source list");

        terraform.configured("""
                output "bad" {
                  value = provider::tributary::internal_topic_name("a b", "orders")
                }
                """);
        assertThat(terraform.run("plan").failed()).contains("\"a b\" is not a prefix", "at least one. ");
    }
}
