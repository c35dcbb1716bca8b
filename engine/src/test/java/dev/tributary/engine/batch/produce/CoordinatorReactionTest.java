package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ErrorTable;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoordinatorReactionTest {
    private static final Map<Errors, CoordinatorReaction> EXPECTED =
            ErrorTable.read(CoordinatorReactionTest.class, "coordinator-reactions.txt", CoordinatorReaction.class);

    @ParameterizedTest
    @EnumSource(Errors.class)
    void givenAnError_whenACoordinatorAnswersWithIt_thenTheReactionIsTheOneWrittenDown(Errors error) {
        assertThat(CoordinatorReaction.to(error)).isEqualTo(EXPECTED.get(error));
    }
}
