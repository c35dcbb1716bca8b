package dev.tributary.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {
    @Test
    void givenAUsersValueWhenOursIsADefaultThenTheUsersHolds() {
        assertThat(ClientProperties.reaching(Map.of("request.timeout.ms", "60000"), "c")
                        .toMap())
                .containsEntry("request.timeout.ms", "60000");
    }

    @Test
    void givenAUsersValueWhenOursIsFixedThenOursHolds() {
        assertThat(ClientProperties.reaching(Map.of("client.id", "theirs"), "ours")
                        .toMap())
                .containsEntry("client.id", "ours");
    }

    @Test
    void givenALongRequestTimeoutWhenTheApiTimeoutIsNotGivenThenItIsNoShorter() {
        assertThat(ClientProperties.reaching(Map.of("request.timeout.ms", "60000"), "c")
                        .withApiTimeout()
                        .toMap())
                .containsEntry("default.api.timeout.ms", 60_000);
    }

    @Test
    void givenATimeoutThatIsNoNumberWhenAskedThenTheClientIsLeftToRefuseIt() {
        assertThat(ClientProperties.reaching(Map.of("request.timeout.ms", "soon"), "c")
                        .toMap())
                .containsEntry("request.timeout.ms", "soon");
    }
}
