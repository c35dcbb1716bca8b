package dev.tributary.api.model.kafkadirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicListsTest {

    @Test
    void givenSpacesEmptyEntriesAndRepetitionsWhenParsedThenTheFirstOfEachIsKept() {
        assertThat(TopicLists.parse(" b , a,,b, c ,")).containsExactly("b", "a", "c");
    }

    @Test
    void givenNoListWhenParsedThenItIsEmpty() {
        assertThat(TopicLists.parse(null)).isEmpty();
    }

    @Test
    void givenAListWhenAppendedToThenItsTextStays() {
        assertThat(TopicLists.append("a,  b ", List.of("c", "d"))).isEqualTo("a,  b ,c,d");
    }

    @Test
    void givenANamedTopicWhenAppendedThenNothingChanges() {
        assertThat(TopicLists.append("a , b", List.of("b", "a"))).isEqualTo("a , b");
    }

    @Test
    void givenNoListWhenAppendedToThenItStartsWithoutComma() {
        assertThat(TopicLists.append(null, List.of("a", "a", "b"))).isEqualTo("a,b");
    }

    @Test
    void givenATrailingCommaWhenAppendedToThenThereIsNoSecondOne() {
        assertThat(TopicLists.append("a, ", List.of("b"))).isEqualTo("a, b");
    }

    @Test
    void givenAListWhenATopicIsRemovedThenTheTextOfTheOthersStays() {
        assertThat(TopicLists.remove("a,  b , c,b", List.of("b", "x"))).isEqualTo("a, c");
    }

    @Test
    void givenTheOnlyTopicWhenRemovedThenTheTextIsEmpty() {
        assertThat(TopicLists.remove("a", List.of("a"))).isEmpty();
    }

    @Test
    void givenTwoListsWhenUnitedThenTheFirstLeadsWithoutRepetition() {
        assertThat(TopicLists.union(List.of("a", "b"), List.of("c", "a"))).containsExactly("a", "b", "c");
    }
}
