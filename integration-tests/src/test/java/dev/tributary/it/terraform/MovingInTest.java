package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.Source;
import dev.tributary.terraform.resource.TributaryProvider;
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

    private Source declared(String version) {
        return VendorState.declare(world.client(), "moved-" + version, "moved-" + version + "_");
    }

    @ParameterizedTest
    @CsvSource({"v2,0", "v3,0", "v3b,1"})
    void givenTheVendorsState_whenMoved_thenNothingIsChangedAndTheStateIsOurs(String version, int schema)
            throws Exception {
        Source source = declared(version);
        VendorState.write(folder, VendorState.PROVIDER, "streamkap_source_kafkadirect", schema, """
                "id": "%s", "name": "moved-%s", "connector": "kafkadirect", "topic_prefix": "moved-%s_",
                "schemas_enable": true, %s
                """.formatted(
                        source.id(), version, version, version.equals("v2") ? V2 : V3));
        Terraform terraform = world.attachedAs(folder, TributaryProvider.ADDRESS, VendorState.PROVIDER)
                .configured(TARGET.formatted(version));

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
        VendorState.write(folder, VendorState.PROVIDER, "streamkap_topic", 0, "\"id\": \"x\"");
        Terraform terraform = world.attachedAs(folder, TributaryProvider.ADDRESS, VendorState.PROVIDER)
                .configured(TARGET.formatted("x").replace("streamkap_source_kafkadirect", "streamkap_topic"));

        assertThat(terraform.run("plan").failed())
                .contains("tributary_source_kafkadirect cannot take over a streamkap_topic", "import the object");
    }

    @Test
    void givenStateOfTheFirstVersion_whenItLacksOrHasWhatWeDoNotKnow_thenItIsReadAllTheSame() throws Exception {
        Source source = declared("old");
        VendorState.write(
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
        VendorState.write(folder, TributaryProvider.ADDRESS, "tributary_source_kafkadirect", 7, "\"id\": \"x\"");
        Terraform terraform =
                world.attached(folder).configured(TARGET.formatted("new").replaceFirst("(?s)moved \\{.*?\\}", ""));

        assertThat(terraform.run("plan").failed()).contains("newer provider version");
    }
}
