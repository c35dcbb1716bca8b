package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.status.Finding;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BlockFindingsTest {
    private static final TopicPartition EXTERNAL = new TopicPartition("orders", 0);
    private static final TopicPartition INTERNAL = new TopicPartition("copy.orders", 0);

    private final BlockFindings findings = new BlockFindings(new SourceNames("65a1b2c3", "worker"));
    private final OwnedPartition owned =
            Owned.of(EXTERNAL, INTERNAL).byInternal(INTERNAL).orElseThrow();

    @Test
    void givenAPositionToSetThenTheRemedyHasTheCommandWithAllButTheOffset() {
        Finding finding = findings.outOfRange(owned, new ReadFault.OutOfRange(EXTERNAL, 10, null), null);

        assertThat(finding.remedy())
                .isEqualTo("Decide where to go on: pause the source, set the position on the internal cluster"
                        + " (./tributary position set --source-id 65a1b2c3 --topic copy.orders --partition 0"
                        + " --offset EXTERNAL_OFFSET), and resume.");
    }
}
