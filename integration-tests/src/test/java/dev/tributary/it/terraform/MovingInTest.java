package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.CreatedFrom;
import dev.tributary.api.model.DesiredState;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.terraform.resource.TributaryProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State that the vendor's provider, or an earlier version of ours, has written. */
@ExtendWith(WithTerraform.class)
class MovingInTest {
    private static final String VENDOR = "tributary.dev/streamkap-com/streamkap";

    /** What versions 2 and 3 of the vendor's provider call the attributes that differ. */
    private static final String V2 = """
            "topic_include_list": "orders, payments", "kafka_format": "json"
            """;

    private static final String V3 = """
            "topic_include_list_user_defined": "orders, payments", "format": "json", "timeouts": null
            """;

    private static final String TARGET = """
            moved {
              from = streamkap_source_kafkadirect.shop
              to   = tributary_source_kafkadirect.shop
            }
            resource "tributary_source_kafkadirect" "shop" {
              name                            = "moved-%1$s"
              topic_prefix                    = "moved-%1$s_"
              topic_include_list_user_defined = "orders,payments"
              format                          = "json"
              schemas_enable                  = true
            }
            """;

    @TempDir
    private Path folder;

    private final TerraformWorld world;

    MovingInTest(TerraformWorld world) {
        this.world = world;
    }

    /** A source as the vendor's provider declares it. */
    private Source declared(String version) {
        SourceConfig config = SourceConfig.empty()
                .with("format", "json")
                .with("schemas.enable", true)
                .with("topic.include.list.user.defined", "orders, payments")
                .with("topic.prefix", "moved-" + version + "_");
        return world.client()
                .sources()
                .create(CreateSourceRequest.builder()
                        .name("moved-" + version)
                        .connector("kafkadirect")
                        .config(config)
                        .createdFrom(CreatedFrom.TERRAFORM)
                        .desiredState(DesiredState.ACTIVE)
                        .build());
    }

    private void state(Path place, String provider, String type, int version, String attributes) throws Exception {
        Files.createDirectories(place);
        Files.writeString(place.resolve("terraform.tfstate"), """
                {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "a", "outputs": {}, "resources": [
                  {"mode": "managed", "type": "%s", "name": "shop", "provider": "provider[\\"%s\\"]", "instances": [
                    {"schema_version": %d, "attributes": {%s}}]}]}
                """.formatted(type, provider, version, attributes));
    }

    @ParameterizedTest
    @CsvSource({"v2,0", "v3,0", "v3b,1"})
    void givenTheVendorsState_whenMoved_thenNothingIsChangedAndTheStateIsOurs(String version, int schema)
            throws Exception {
        Source source = declared(version);
        state(folder, VENDOR, "streamkap_source_kafkadirect", schema, """
                "id": "%s", "name": "moved-%s", "connector": "kafkadirect", "topic_prefix": "moved-%s_",
                "schemas_enable": true, %s
                """.formatted(
                        source.id(), version, version, version.equals("v2") ? V2 : V3));
        Terraform terraform =
                world.attachedAs(folder, TributaryProvider.ADDRESS, VENDOR).configured(TARGET.formatted(version));

        assertThat(terraform.run("plan").succeeded().words())
                .contains("has moved to tributary_source_kafkadirect.shop", "0 to add, 0 to change, 0 to destroy");
        terraform.apply();

        Terraform alone = world.attached(folder);
        alone.planIsEmpty();
        assertThat(alone.state("tributary_source_kafkadirect.shop").at("/id").asText())
                .isEqualTo(source.id());
        alone.destroy();
    }

    @Test
    void givenAnotherResource_whenMoved_thenTheErrorNamesBothTypes() throws Exception {
        state(folder, VENDOR, "streamkap_topic", 0, "\"id\": \"x\"");
        Terraform terraform = world.attachedAs(folder, TributaryProvider.ADDRESS, VENDOR)
                .configured(TARGET.formatted("x").replace("streamkap_source_kafkadirect", "streamkap_topic"));

        assertThat(terraform.run("plan").failed())
                .contains("tributary_source_kafkadirect cannot take over a streamkap_topic", "import the object");
    }

    @Test
    void givenStateOfTheFirstVersion_whenItLacksOrHasWhatWeDoNotKnow_thenItIsReadAllTheSame() throws Exception {
        Source source = declared("old");
        state(
                folder,
                TributaryProvider.ADDRESS,
                "tributary_source_kafkadirect",
                0,
                "\"id\": \"%s\", \"name\": \"moved-old\", \"no_longer_there\": [1]"
                        .formatted(Objects.requireNonNull(source.id())));
        Terraform terraform =
                world.attached(folder).configured(TARGET.formatted("old").replaceFirst("(?s)moved \\{.*?\\}", ""));

        assertThat(terraform.planIsNotEmpty()).contains("0 to add, 1 to change, 0 to destroy", "deletion_protection");
        terraform.apply();
        terraform.planIsEmpty();
        terraform.destroy();
    }

    @Test
    void givenStateOfALaterVersion_whenRead_thenTheErrorSaysToUpdateTheProvider() throws Exception {
        state(folder, TributaryProvider.ADDRESS, "tributary_source_kafkadirect", 7, "\"id\": \"x\"");
        Terraform terraform =
                world.attached(folder).configured(TARGET.formatted("new").replaceFirst("(?s)moved \\{.*?\\}", ""));

        assertThat(terraform.run("plan").failed()).contains("newer provider version");
    }
}
