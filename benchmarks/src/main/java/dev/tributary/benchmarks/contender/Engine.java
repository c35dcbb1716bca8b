package dev.tributary.benchmarks.contender;

import dev.tributary.benchmarks.child.EngineMain;
import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.process.JavaCommand;
import dev.tributary.engine.CopyPath;
import java.util.List;

/** Tributary's engine with its default settings on one of its paths, under its memory bound. */
final class Engine implements Contender {

    private final String name;
    private final CopyPath path;
    private final List<String> jvmOptions;

    Engine(String name, CopyPath path, List<String> jvmOptions) {
        this.name = name;
        this.path = path;
        this.jvmOptions = jvmOptions;
    }

    @Override
    public String name() {
        return name;
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
                job.workspace().start(new JavaCommand(job.runId(), jvmOptions, EngineMain.class, arguments));
        return new RunningContender(process, internalTopic);
    }
}
