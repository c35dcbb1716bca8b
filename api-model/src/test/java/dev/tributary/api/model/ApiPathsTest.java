package dev.tributary.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ApiPathsTest {

    @Test
    void givenATemplateWhenExpandedThenTheValueStandsInItsPlace() {
        assertThat(ApiPaths.expand(ApiPaths.SOURCE_TOPICS_APPEND, "abc")).isEqualTo("/sources/abc/topics/append");
    }

    @Test
    void givenAwkwardCharactersWhenExpandedThenTheyAreEscaped() {
        assertThat(ApiPaths.expand(ApiPaths.TOPIC, "a b/c?d")).isEqualTo("/topics/a%20b%2Fc%3Fd");
    }

    @Test
    void givenNoTemplateWhenExpandedThenItIsRefused() {
        assertThatThrownBy(() -> ApiPaths.expand(ApiPaths.SOURCES, "abc")).hasMessageContaining("/sources");
    }
}
