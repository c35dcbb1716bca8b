package dev.tributary.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether the budget for records fits into what the JVM may allocate outside its heap. */
class DirectMemoryTest {
    private static final long MIB = 1L << 20;

    @Test
    void aBudgetBeyondTheLimitIsRefusedWithTheWayOut() {
        assertThat(problems(Map.of("TRIBUTARY_MAX_BYTES_IN_FLIGHT", "1GiB"), 768 * MIB))
                .containsExactly("TRIBUTARY_MAX_BYTES_IN_FLIGHT: max.bytes.in.flight '1GiB' needs 1280MiB outside the"
                        + " heap, where this JVM may allocate 768MiB; lower it, or start the server with"
                        + " TRIBUTARY_JAVA_OPTS=-XX:MaxDirectMemorySize=1280m");
    }

    @Test
    void theDefaultBudgetBeyondTheLimitIsRefusedAtItsVariable() {
        assertThat(problems(Map.of(), 79 * MIB))
                .singleElement()
                .asString()
                .startsWith("TRIBUTARY_MAX_BYTES_IN_FLIGHT: max.bytes.in.flight '64MiB' needs 80MiB");
    }

    @Test
    void aBudgetThatJustFitsIsTaken() {
        assertThat(loader(Map.of(), 80 * MIB).load().maxBytesInFlight()).isEqualTo(64 * MIB);
    }

    @Test
    void theRecordPathNeedsNothingOutsideTheHeap() {
        Map<String, String> environment =
                Map.of("TRIBUTARY_MAX_BYTES_IN_FLIGHT", "64GiB", "TRIBUTARY_ENGINE_PATH", "records");

        assertThatCode(() -> loader(environment, 1).load()).doesNotThrowAnyException();
    }

    @Test
    void itIsToldTogetherWithWhateverElseIsWrong() {
        assertThat(problems(
                        Map.of(
                                "TRIBUTARY_MAX_BYTES_IN_FLIGHT", "1GiB",
                                "TRIBUTARY_HTTP_PORT", "many",
                                "TRIBUTARY_COMMIT_INTERVAL", "10s"),
                        768 * MIB))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("http.port 'many'"),
                        problem -> assertThat(problem).contains("commit.interval must be at most half"),
                        problem -> assertThat(problem).contains("max.bytes.in.flight '1GiB' needs"));
    }

    @Test
    void ofABudgetThatIsNoNumberNothingElseIsSaid() {
        assertThat(problems(Map.of("TRIBUTARY_MAX_BYTES_IN_FLIGHT", "lots"), 1))
                .singleElement()
                .asString()
                .contains("must be a number of bytes");
    }

    @Test
    void theLimitIsTheOptionsOrElseTheHeaps() {
        assertThat(DirectMemory.limitBytes(0, 768 * MIB)).isEqualTo(768 * MIB);
        assertThat(DirectMemory.limitBytes(100 * MIB, 768 * MIB)).isEqualTo(100 * MIB);
    }

    @Test
    void thisJvmSaysHowMuchItAllocates() {
        // The tests run without the option.
        assertThat(DirectMemory.limitBytes()).isEqualTo(Runtime.getRuntime().maxMemory());
    }

    private static List<String> problems(Map<String, String> environment, long directMemoryBytes) {
        InvalidSettingsException failure = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> loader(environment, directMemoryBytes).load());
        return failure.problems().stream().map(SettingsProblem::toString).toList();
    }

    private static SettingsLoader loader(Map<String, String> environment, long directMemoryBytes) {
        return new SettingsLoader(Optional.empty(), environment, directMemoryBytes);
    }
}
