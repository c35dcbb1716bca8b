package dev.tributary.benchmarks.contender;

import dev.tributary.benchmarks.child.EngineMain;
import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.process.JavaCommand;
import java.util.List;

/** Tributary's engine with its default settings, under its memory bound. */
final class Engine implements Contender {

    @Override
    public String name() {
        return "engine-records";
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
                "run=" + job.runId());
        ChildProcess process =
                job.workspace().start(new JavaCommand(job.runId(), JvmOptions.ENGINE, EngineMain.class, arguments));
        return new RunningContender(process, internalTopic);
    }
}
