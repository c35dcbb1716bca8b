package dev.tributary.cli.position;

import dev.tributary.cli.CliContext;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.options.DurationConverter;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "set",
        description = "Sets the next external offset to copy of one partition, whatever the internal topic holds, and "
                + "prints it before and after. The source has to be paused meanwhile: offsets that are left out are "
                + "never copied, offsets that were copied before are copied once more.",
        footer = {
            "",
            "Example:",
            "  tributary source pause 65a1b2c3d4e5f60718293a4b",
            "  tributary position set --source-id 65a1b2c3d4e5f60718293a4b \\",
            "      --topic shop.orders --partition 0 --offset 4711",
            "  tributary source resume 65a1b2c3d4e5f60718293a4b"
        })
final class PositionSetCommand extends PositionSession {

    @Option(names = "--topic", paramLabel = "INTERNAL_TOPIC", required = true, description = "The internal topic.")
    private String topic = "";

    @Option(
            names = "--partition",
            paramLabel = "N",
            required = true,
            description = "The partition, which has the same number in both topics.")
    private int partition;

    @Option(
            names = "--offset",
            paramLabel = "EXTERNAL_OFFSET",
            required = true,
            description = "The next external offset to copy.")
    private long offset;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "15s",
            description = "How long to wait until the workers of a source that was just paused have let go; "
                    + "${DEFAULT-VALUE} by default. Exit code 4 after it.")
    private Duration timeout = Duration.ofSeconds(15);

    PositionSetCommand(CliContext context) {
        super(context);
    }

    @Override
    void check() {
        if (offset < 0) {
            throw new CliException(
                    ExitCodes.USAGE,
                    "--offset is " + offset + ", but offsets begin at 0: give the next external offset to copy");
        }
    }

    @Override
    void work(SourceGroup group) {
        TopicPartition internal = new TopicPartition(topic, partition);
        group.requirePositions();
        group.requirePartition(internal);
        group.requireFollowed(topic);
        Standstill.await(() -> group.hindrance(internal), timeout);
        Long before = group.positions().get(internal);
        group.set(internal, offset);
        MovedPosition moved = new MovedPosition(topic, partition, before, offset);
        print(moved, moved.toString());
        say("Now resume the source: ./tributary source resume " + sourceId());
    }
}
