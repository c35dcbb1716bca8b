package dev.tributary.runtime.service;

import dev.tributary.runtime.control.LoopWatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Health of this process and of its store. */
final class ServerHealthService implements HealthService {
    /** A pass takes well below a second; one that takes this long will not end. */
    private static final Duration LONGEST_PASS = Duration.ofMinutes(2);

    private static final String OK = "ok";

    private final ServiceStore store;
    private final LoopWatch loop;
    private final Clock clock;

    ServerHealthService(ServiceStore store, LoopWatch loop, Clock clock) {
        this.store = store;
        this.loop = loop;
        this.clock = clock;
    }

    @Override
    public Health live() {
        Duration silence = Duration.between(loop.lastPass(), clock.instant());
        boolean passes = silence.compareTo(LONGEST_PASS) < 0;
        return new Health(
                passes,
                Map.of(
                        "control_loop",
                        passes ? OK : "has not come to an end of a pass for " + silence.toSeconds() + " seconds"));
    }

    @Override
    public Health ready() {
        try {
            store.read(tables -> tables.workers().heardSince(clock.instant()));
            return new Health(true, Map.of("store", OK));
        } catch (ServiceException.Unavailable e) {
            return new Health(false, Map.of("store", "does not answer"));
        }
    }
}
