package dev.tributary.cli.options;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import java.util.stream.Collectors;

/** Reads the name of a source's state. */
public final class States {

    private States() {}

    /**
     * The state of this name; case does not matter.
     *
     * @throws CliException when there is none
     */
    public static ConnectorStatus named(String name) {
        return ConnectorStatus.known().stream()
                .filter(status -> status.text().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new CliException(
                        ExitCodes.USAGE,
                        "There is no state '" + name + "': use one of "
                                + ConnectorStatus.known().stream()
                                        .map(ConnectorStatus::text)
                                        .collect(Collectors.joining(", "))));
    }
}
