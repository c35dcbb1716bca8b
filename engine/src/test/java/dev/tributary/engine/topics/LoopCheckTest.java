package dev.tributary.engine.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.TopicMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopCheckTest {
    private static final List<TopicMapping> LOOPING =
            List.of(new TopicMapping("a", "copy.a"), new TopicMapping("copy.a", "copy.copy.a"));

    @Test
    void givenOneClusterAndAnOutputAmongTheInputsThenItIsALoopThatNamesIt() {
        assertThat(LoopCheck.check("c1", "c1", LOOPING))
                .hasValueSatisfying(finding -> assertThat(finding.message()).endsWith("copy.a"));
    }

    @Test
    void givenTwoClustersThenTheSameNamesAreNoLoop() {
        assertThat(LoopCheck.check("c1", "c2", LOOPING)).isEmpty();
    }

    @Test
    void givenOneClusterAndOtherNamesThenItIsNoLoop() {
        assertThat(LoopCheck.check("c1", "c1", List.of(new TopicMapping("a", "copy.a"))))
                .isEmpty();
    }

    @Test
    void givenAClusterWithoutIdentityThenNothingIsClaimed() {
        assertThat(LoopCheck.check(null, null, LOOPING)).isEmpty();
    }
}
