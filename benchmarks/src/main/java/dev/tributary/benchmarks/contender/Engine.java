package dev.tributary.benchmarks.contender;

import dev.tributary.benchmarks.child.EngineMain;
import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.process.JavaCommand;
import dev.tributary.engine.CopyPath;
import java.util.List;
import java.util.Locale;

/** Tributary's engine with its default settings on one of its paths, under its memory bound. */
final class Engine implements Contender {

    private final CopyPath path;

    Engine(CopyPath path) {
        this.path = path;
    }

    @Override
    public String name() {
        return "engine-" + path.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String guarantee() {
        return "exactly once";
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public RunningContender start(Job job) {
        String internalTopic = job.runId() + "." + job.topic();
        List<String> arguments = List.of(
                "external=" + job.external(),
                "internal=" + job.internal(),
                "topic=" + job.topic(),
                "internal.topic=" + internalTopic,
                "path=" + path.name(),
                "run=" + job.runId());
        ChildProcess process =
                job.workspace().start(new JavaCommand(job.runId(), JvmOptions.ENGINE, EngineMain.class, arguments));
        return new RunningContender(process, internalTopic);
    }
}
