package dev.tributary.cli.options;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.sdk.SourceWait;
import dev.tributary.sdk.Sources;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether to wait for a change to have its effect, for which one, and how long. */
public final class WaitOptions {

    /** What {@code --wait} without a state stands for: the state that the command leads to. */
    private static final String USUAL = "";

    @Option(
            names = "--wait",
            paramLabel = "STATE",
            arity = "0..1",
            fallbackValue = USUAL,
            description = "Waits until the source is in this state, by default the one that the command leads to. A "
                    + "broken source ends the wait with exit code 1.")
    private @Nullable String state;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to wait, like 500ms, 60s or 5m; ${DEFAULT-VALUE} by default. Exit code 4 after it.",
            defaultValue = "60s")
    private Duration timeout = Duration.ofSeconds(60);

    /** For picocli. */
    public WaitOptions() {}

    /** Whether there is something to wait for. */
    public boolean wanted() {
        return state != null;
    }

    /** How long to wait. */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Waits if that is wanted.
     *
     * @param changed the source as the change left it
     * @param usual the state that the command leads to
     * @return the source in the state waited for, or {@code changed}
     */
    public Source await(Sources sources, Source changed, ConnectorStatus usual) {
        String id = changed.id();
        if (state == null || id == null) {
            return changed;
        }
        ConnectorStatus target = state.equals(USUAL) ? usual : States.named(state);
        return sources.waitUntil(id, SourceWait.until(target, timeout));
    }
}
