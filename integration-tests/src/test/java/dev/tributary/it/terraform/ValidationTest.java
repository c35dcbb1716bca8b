package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a configuration is told offline: for which attribute, which value, and what to do. */
@ExtendWith(WithTerraform.class)
class ValidationTest {

    /** A mistake: the attributes beside name and prefix, and what must be said about it. */
    private record Mistake(String attributes, String attribute, String words) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "topic_include_list = \"orders\"\nbootstrap_servers = \"nonsense\"",
                    "bootstrap_servers",
                    "host:port"),
            new Mistake(
                    "topic_include_list = \"orders\"\nbootstrap_servers = \"a:1,b:99999\"",
                    "bootstrap_servers",
                    "b:99999"),
            new Mistake("topic_include_list = \"orders, orders\"", "topic_include_list", "orders"),
            new Mistake("topic_include_list = \"or ders\"", "topic_include_list", "or ders"),
            new Mistake("topic_include_list = \"" + "a".repeat(249) + "\"", "topic_include_list", "249"),
            new Mistake("topic_include_list = \"orders\"\nschemas_enable = true", "schemas_enable", "json"),
            new Mistake(
                    "topic_include_list = \"orders\"\nformat = \"xml\"", "format", "\"xml\" is none of string, json"),
            new Mistake("topic_include_list = \"orders\"\noffset_policy = \"middle\"", "offset_policy", "\"middle\""),
            new Mistake("topic_include_list = \"orders\"\ndesired_state = \"Off\"", "desired_state", "\"Off\""),
            new Mistake(
                    "topic_include_list = \"orders\"\nsecurity_protocol = \"SASL_SSL\"\nsasl_mechanism = \"PLAIN\"\nsasl_password = \"p\"",
                    "sasl_username",
                    "sasl_username is missing"),
            new Mistake(
                    "topic_include_list = \"orders\"\nsecurity_protocol = \"SASL_SSL\"\nsasl_mechanism = \"OAUTHBEARER\"\nsasl_oauthbearer_token_endpoint_url = \"login\"",
                    "sasl_oauthbearer_token_endpoint_url",
                    "\"login\" is not the address of a token endpoint"),
            new Mistake(
                    "topic_include_list = \"orders\"\nsasl_password_wo = \"p\"",
                    "sasl_password_wo",
                    "sasl_password_wo_version = 1"),
            new Mistake(
                    "topic_include_list = \"orders\"\nsasl_password_wo = \"p\"\nsasl_password_wo_version = 1\nsasl_password = \"p\"",
                    "sasl_password_wo",
                    "keep one of them"),
            new Mistake(
                    "topic_include_list = \"orders\"\nssl_ca_certificate = \"ca.pem\"", "ssl_ca_certificate", "PEM"),
            new Mistake(
                    "topic_include_list = \"orders\"\ntimeouts = { create = \"5 minutes\" }",
                    "timeouts",
                    "\"5 minutes\" is not a duration"));

    @TempDir
    private Path folder;

    private final TerraformWorld world;

    ValidationTest(TerraformWorld world) {
        this.world = world;
    }

    private static String hcl() {
        StringBuilder hcl = new StringBuilder("""
                resource "tributary_source_topics" "none" {
                  source_id = "x"
                  topics    = []
                }
                resource "tributary_topic" "bad" {
                  name         = "a b"
                  retention_ms = "a week"
                }
                resource "tributary_client_credential" "none" {
                  roles = []
                }
                data "tributary_topics" "nowhere" {
                  external = true
                }
                data "tributary_connection_check" "two" {
                  source_id         = "x"
                  bootstrap_servers = "kafka:9092"
                }
                resource "tributary_source_kafkadirect" "prefix" {
                  name               = " "
                  topic_prefix       = "a b"
                  topic_include_list = "orders"
                }
                """);
        for (int i = 0; i < MISTAKES.size(); i++) {
            hcl.append("resource \"tributary_source_kafkadirect\" \"m")
                    .append(i)
                    .append("\" {\n")
                    .append("name = \"shop\"\ntopic_prefix = \"shop\"\n")
                    .append(MISTAKES.get(i).attributes())
                    .append("\n}\n");
        }
        return hcl.toString();
    }

    @Test
    void givenMistakes_whenValidated_thenEachIsToldWithAttributeValueAndRemedy() throws Exception {
        Terraform terraform = world.attached(folder).configured(hcl());

        JsonNode diagnostics = terraform.run("validate", "-json").json().path("diagnostics");

        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < MISTAKES.size(); i++) {
            Mistake mistake = MISTAKES.get(i);
            all.assertThat(about("tributary_source_kafkadirect.m" + i, diagnostics))
                    .as(mistake.attributes())
                    .anySatisfy(said -> assertThat(said).contains(mistake.attribute(), mistake.words()));
        }
        all.assertThat(about("tributary_source_kafkadirect.prefix", diagnostics))
                .anySatisfy(said -> assertThat(said).contains("topic_prefix", "a b"))
                .anySatisfy(said -> assertThat(said).contains("name", "empty"));
        all.assertThat(about("data.tributary_topics.nowhere", diagnostics))
                .anySatisfy(said -> assertThat(said).contains("Give source_id"));
        all.assertThat(about("data.tributary_connection_check.two", diagnostics))
                .anySatisfy(said -> assertThat(said).contains("bootstrap_servers", "keep one of them"));
        all.assertThat(about("tributary_source_topics.none", diagnostics))
                .anySatisfy(said -> assertThat(said).contains("topics", "name at least one"));
        all.assertThat(about("tributary_topic.bad", diagnostics))
                .anySatisfy(said -> assertThat(said).contains("name", "a b"))
                .anySatisfy(said -> assertThat(said).contains("retention_ms", "a week"));
        all.assertThat(about("tributary_client_credential.none", diagnostics))
                .anySatisfy(said -> assertThat(said).contains("roles", "admin, editor, viewer"));
        all.assertAll();
    }

    /** The attribute's line, which Terraform shows for the path that the provider gives, and the words. */
    private static List<String> about(String address, JsonNode diagnostics) {
        List<String> said = new ArrayList<>();
        for (JsonNode each : diagnostics) {
            if (each.path("address").asText().equals(address)) {
                said.add(each.at("/snippet/code").asText() + " | "
                        + each.path("summary").asText() + " | "
                        + each.path("detail").asText());
            }
        }
        return said;
    }

    @Test
    void givenAWrongProviderBlock_whenValidated_thenTheErrorShowsHowToWriteIt() throws Exception {
        Terraform terraform = world.attached(folder).configured("""
                provider "tributary" {
                  host           = "tributary.example.com"
                  ca_certificate = "ca.pem"
                }
                resource "tributary_tag" "any" {
                  name = "any"
                }
                """);

        assertThat(terraform.run("validate").failed())
                .contains("host           = \"tributary.example.com\"".replaceAll(" +", " "))
                .contains("https://tributary.example.com:8080", "file(\"ca.pem\")");
    }

    @Test
    void givenNoTopicAtAll_whenPlanned_thenTheErrorSaysSo() throws Exception {
        Terraform terraform = world.attached(folder).configured("""
                resource "tributary_source_kafkadirect" "empty" {
                  name               = "empty"
                  topic_prefix       = "empty"
                  topic_include_list = " , "
                }
                """);

        assertThat(terraform.run("plan").failed()).contains("name at least one topic in one of them");
    }
}
