package dev.tributary.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.Problem;
import dev.tributary.engine.status.Finding;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final Map<String, String> CONNECTION =
            Map.of("bootstrap.servers", "kafka.example:9092", "sasl.jaas.config", "top-secret");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SaslAuthenticationException("no"), Problem.Code.EXTERNAL_AUTHENTICATION),
                Arguments.of(new SslAuthenticationException("no"), Problem.Code.EXTERNAL_AUTHENTICATION),
                Arguments.of(
                        new KafkaException("wrapped", new SaslAuthenticationException("no")),
                        Problem.Code.EXTERNAL_AUTHENTICATION),
                Arguments.of(new GroupAuthorizationException("g"), Problem.Code.EXTERNAL_AUTHORIZATION),
                Arguments.of(new TimeoutException("late"), Problem.Code.EXTERNAL_UNREACHABLE),
                Arguments.of(
                        new CompletionException(new ExecutionException(new TimeoutException("late"))),
                        Problem.Code.EXTERNAL_UNREACHABLE),
                Arguments.of(
                        new KafkaException("client", new ConfigException("No resolvable bootstrap urls given")),
                        Problem.Code.EXTERNAL_UNREACHABLE),
                Arguments.of(
                        new KafkaException("client", new ConfigException("security.protocol", "X", "not one of")),
                        Problem.Code.BAD_CONFIGURATION),
                Arguments.of(new UnsupportedVersionException("old"), Problem.Code.UNEXPECTED),
                Arguments.of(new IllegalStateException(), Problem.Code.UNEXPECTED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void givenAFailureWhenExplainedThenItHasItsCode(Throwable failure, Problem.Code code) {
        assertThat(explain(failure).code()).isEqualTo(code);
    }

    @Test
    void givenAFailureWhenExplainedThenTheMessageNamesTheClusterAndWhatWasDone() {
        assertThat(explain(new TimeoutException("late")).message())
                .isEqualTo("No answer from the external cluster at kafka.example:9092 while reading records: late");
    }

    @Test
    void givenALoginThatFailedWhenExplainedThenItsReasonIsToldWithoutClassesAndStackTrace() {
        LoginException login = new LoginException(
                "org.apache.kafka.common.KafkaException: java.io.IOException: The response code 401\n\tat a.B.c(B.java:1)");

        assertThat(explain(new KafkaException("Failed create new KafkaAdminClient", new KafkaException(login))))
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(Problem.Code.EXTERNAL_AUTHENTICATION);
                    assertThat(finding.message())
                            .isEqualTo("No login for the external cluster at kafka.example:9092 while reading records:"
                                    + " The response code 401");
                });
    }

    @Test
    void givenAnyFailureWhenExplainedThenNoPropertyButTheAddressesShows() {
        assertThat(explain(new TimeoutException("late")).toString()).doesNotContain("top-secret");
    }

    @Test
    void givenACauseThatSaysMoreWhenPutIntoASentenceThenBothAreTold() {
        assertThat(Failures.sentence(new KafkaException("outer", new IllegalStateException("inner"))))
                .isEqualTo("outer (inner)");
    }

    @Test
    void givenAFailureWithoutWordsWhenPutIntoASentenceThenItsKindIsTold() {
        assertThat(Failures.sentence(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    private static Finding explain(Throwable failure) {
        return Failures.explain(Side.EXTERNAL, failure, "reading records", CONNECTION);
    }
}
