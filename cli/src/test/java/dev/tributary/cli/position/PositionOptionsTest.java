package dev.tributary.cli.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before any cluster is asked. */
class PositionOptionsTest {

    private static final String NOWHERE = "127.0.0.1:9";

    @Test
    void givenANegativeOffset_whenSet_thenItIsRefused() {
        Outcome outcome = set(Map.of(), "-5", "--bootstrap-servers", NOWHERE);

        assertThat(outcome.err()).contains("--offset is -5", "give the next external offset");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenTheRemedyWithoutAnOffset_whenPasted_thenItIsRefused() {
        Outcome outcome = set(Map.of(), "EXTERNAL_OFFSET", "--bootstrap-servers", NOWHERE);

        assertThat(outcome.err()).contains("--offset", "EXTERNAL_OFFSET");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenNothingOfThePartition_whenSet_thenAllThatIsMissingIsNamed() {
        Outcome outcome = Outcome.of(Map.of(), "", "position", "set");

        assertThat(outcome.err()).contains("--source-id", "--topic", "--partition", "--offset");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenNoCluster_whenSet_thenEveryWayToNameItIsTold() {
        Outcome outcome = set(Map.of(), "5");

        assertThat(outcome.err()).contains("--config", "TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS", "--bootstrap-servers");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenTwoWaysToTheCluster_whenSet_thenBothAreNamed(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(folder.resolve("tributary.yaml"), "internal.bootstrap.servers: " + NOWHERE);

        Outcome outcome = set(Map.of(), "5", "--config", config.toString(), "--bootstrap-servers", NOWHERE);

        assertThat(outcome.err()).contains("--config", "--bootstrap-servers", "leave out one of them");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    /** The server has other memory than a command of a few seconds. */
    @Test
    void givenSettingsOfAServerWithMuchMemory_whenListed_thenTheyAreNoReasonToRefuse() {
        Outcome outcome = Outcome.of(
                Map.of("TRIBUTARY_MAX_BYTES_IN_FLIGHT", "64GiB"), "", "position", "list", "--source-id", "s");

        assertThat(outcome.err())
                .contains("TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS")
                .doesNotContain("TRIBUTARY_MAX_BYTES_IN_FLIGHT");
    }

    @Test
    void givenSettingsThatCannotBeUsed_whenListed_thenTheyAreNamed() {
        Outcome outcome = Outcome.of(
                Map.of(
                        "TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS",
                        NOWHERE,
                        "TRIBUTARY_INTERNAL_SECURITY_PROTOCOL",
                        "CARRIER_PIGEON"),
                "",
                "position",
                "list",
                "--source-id",
                "s");

        assertThat(outcome.err()).contains("TRIBUTARY_INTERNAL_SECURITY_PROTOCOL", "CARRIER_PIGEON");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenAnAddressWithoutAPort_whenSet_thenItIsNamed() {
        Outcome outcome = set(Map.of(), "5", "--bootstrap-servers", "kafka");

        assertThat(outcome.err()).contains("cannot be reached with these settings", "kafka");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    private static Outcome set(Map<String, String> environment, String offset, String... cluster) {
        List<String> args = new ArrayList<>(List.of(
                "position",
                "set",
                "--source-id",
                "s",
                "--topic",
                "shop.orders",
                "--partition",
                "0",
                "--offset",
                offset));
        args.addAll(List.of(cluster));
        return Outcome.of(environment, "", args.toArray(String[]::new));
    }
}
