package dev.tributary.engine.kit;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A {@link WorkerMain} in a JVM of its own. */
public final class WorkerProcess implements AutoCloseable {
    private final Process process;

    WorkerProcess(String... args) {
        String[] command = new String[6 + args.length];
        command[0] = System.getProperty("java.home") + "/bin/java";
        command[1] = "-XX:+UseSerialGC";
        command[2] = "-XX:TieredStopAtLevel=1";
        command[3] = "-cp";
        command[4] = System.getProperty("java.class.path");
        command[5] = WorkerMain.class.getName();
        System.arraycopy(args, 0, command, 6, args.length);
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it without any chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Freezes it. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on as if nothing had happened. */
    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String name) {
        try {
            Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (sent.waitFor() != 0) {
                throw new AssertionError("signal " + name + " could not be sent");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the worker process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
