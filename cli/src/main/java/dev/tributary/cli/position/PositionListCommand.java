package dev.tributary.cli.position;

import dev.tributary.cli.CliContext;
import dev.tributary.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the next external offset to copy of each internal partition of a source.")
final class PositionListCommand extends PositionSession {

    PositionListCommand(CliContext context) {
        super(context);
    }

    @Override
    void work(SourceGroup group) {
        group.requirePositions();
        List<ListedPosition> positions = new ArrayList<>();
        Table table = new Table("TOPIC", "PARTITION", "EXTERNAL OFFSET");
        group.positions().forEach((partition, offset) -> {
            positions.add(new ListedPosition(partition.topic(), partition.partition(), offset));
            table.row(partition.topic(), partition.partition(), offset);
        });
        print(positions, table.render());
    }
}
