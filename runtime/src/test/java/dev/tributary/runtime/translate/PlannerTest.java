package dev.tributary.runtime.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.OffsetPolicy;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String LISTS = "\"topic.prefix\":\"in_\",\"topic.include.list\":\"b,a\"";
    private static final String CONNECTED = "{" + LISTS + ",\"bootstrap.servers\":\"own:1\"}";
    private static final Map<String, String> DEFAULT = Map.of(
            "bootstrap.servers", "default:1",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "PLAIN",
            "sasl.username", "du",
            "sasl.password", "dp");

    @Test
    void aSourceBecomesASpecification() {
        ReplicationSpec spec = spec(CONNECTED, Map.of());

        assertThat(spec.sourceId() + " " + spec.sourceName() + " " + spec.version() + " " + spec.offsetPolicy())
                .isEqualTo("id-1 orders 7 EARLIEST");
    }

    @Test
    void theTopicsKeepTheirOrder() {
        assertThat(spec(CONNECTED, Map.of()).topics())
                .containsExactly(new TopicMapping("b", "in_b"), new TopicMapping("a", "in_a"));
    }

    @Test
    void theOffsetPolicyIsPassedOn() {
        String latest = CONNECTED.replace("}", ",\"offset.policy\":\"latest\"}");

        assertThat(spec(latest, Map.of()).offsetPolicy()).isEqualTo(OffsetPolicy.LATEST);
    }

    @Test
    void secretsReachTheClient() {
        String secured = CONNECTED.replace(
                "}",
                ",\"security.protocol\":\"SASL_SSL\",\"sasl.mechanism\":\"PLAIN\",\"sasl.username\":\"u\","
                        + "\"sasl.password\":\"p\\\"w\"}");

        assertThat(spec(secured, Map.of()).externalClientProperties().get("sasl.jaas.config"))
                .endsWith("username=\"u\" password=\"p\\\"w\";");
    }

    @Test
    void aSourceWithoutBrokersGetsTheDefaultConnection() {
        assertThat(spec("{" + LISTS + "}", DEFAULT).externalClientProperties())
                .containsEntry("bootstrap.servers", "default:1")
                .containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void aSourceCanUseItsOwnUserOnTheDefaultConnection() {
        String own = "{" + LISTS + ",\"sasl.username\":\"u\",\"sasl.password\":\"p\"}";

        assertThat(spec(own, DEFAULT).externalClientProperties().get("sasl.jaas.config"))
                .endsWith("username=\"u\" password=\"p\";");
    }

    @Test
    void aSourceWithItsOwnBrokersNeverGetsTheDefaultCredentials() {
        assertThat(spec(CONNECTED, DEFAULT).externalClientProperties())
                .containsOnly(Map.entry("bootstrap.servers", "own:1"), Map.entry("security.protocol", "PLAINTEXT"));
    }

    @Test
    void withoutAnyConnectionASourceIsIdle() {
        assertThat(problems("{" + LISTS + "}", Map.of()))
                .extracting(ReportedProblem::code)
                .containsExactly("no_connection");
    }

    @Test
    void aFormatThatIsNotBuiltYetIsIdleAndSaysWhatToDo() {
        assertThat(problems(CONNECTED.replace("}", ",\"format\":\"json\"}"), Map.of()))
                .singleElement()
                .extracting(ReportedProblem::remedy, InstanceOfAssertFactories.STRING)
                .contains("string");
    }

    @Test
    void everythingThatKeepsASourceIdleIsSaid() {
        assertThat(problems("{" + LISTS + ",\"format\":\"avro\"}", Map.of()))
                .extracting(ReportedProblem::code)
                .containsExactly("not_supported", "no_connection");
    }

    @Test
    void aConnectionThatCannotBeMadeIsIdle() {
        String broken =
                CONNECTED.replace("}", ",\"security.protocol\":\"SASL_SSL\",\"sasl.mechanism\":\"AWS_MSK_IAM\"}");

        assertThat(problems(broken, Map.of())).extracting(ReportedProblem::code).containsExactly("bad_connection");
    }

    @Test
    void aSecretThatCannotBeReadIsIdle() {
        String secured = CONNECTED.replace("}", ",\"sasl.password\":\"p\"}");
        Planner other = new Planner(Declared.vault("/wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="), Map.of());

        assertThat(other.plan(Declared.source("Active", secured)))
                .isInstanceOfSatisfying(
                        Plan.Idle.class,
                        idle -> assertThat(idle.problems())
                                .extracting(ReportedProblem::code)
                                .containsExactly("secret_unreadable"));
    }

    @Test
    void aSourceThatIsNotWantedActiveRests() {
        assertThat(List.of("Paused", "Stopped", "Pending"))
                .allSatisfy(
                        state -> assertThat(plan(state, CONNECTED, Map.of())).isInstanceOf(Plan.Rest.class));
    }

    private static Plan plan(String state, String config, Map<String, String> defaults) {
        return new Planner(Declared.VAULT, defaults).plan(Declared.source(state, config));
    }

    private static ReplicationSpec spec(String config, Map<String, String> defaults) {
        if (plan("Active", config, defaults) instanceof Plan.Replicate replicate) {
            return replicate.spec();
        }
        throw new AssertionError("not replicated: " + plan("Active", config, defaults));
    }

    private static List<ReportedProblem> problems(String config, Map<String, String> defaults) {
        if (plan("Active", config, defaults) instanceof Plan.Idle idle) {
            return idle.problems();
        }
        throw new AssertionError("not idle: " + plan("Active", config, defaults));
    }
}
