package dev.tributary.benchmarks.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The child's end of the conversation: a line with a gauge's name on standard input is answered by name and value on
 * standard output. Everything else that is printed goes to standard error, so that it cannot disturb.
 *
 * <p>When standard input ends, whoever started this process is gone, and it ends as well: no run, however it is
 * stopped, leaves a process behind.
 */
final class ControlChannel {

    /** Gauge of the bytes allocated on the heap so far; every child has it. */
    static final String ALLOCATED = "allocated";

    private static final int ORDERLY_END_SECONDS = 10;

    private final PrintStream answers;
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();

    private ControlChannel(PrintStream answers) {
        this.answers = answers;
    }

    /** Takes over standard input and output of this process. */
    static ControlChannel open() {
        ControlChannel channel = new ControlChannel(System.out);
        System.setOut(System.err);
        AllocatedBytes allocated = new AllocatedBytes();
        channel.gauge(ALLOCATED, allocated::count);
        daemon(() -> countFromTimeToTime(allocated), "bench-allocation").start();
        daemon(channel::answerUntilEnd, "bench-control").start();
        return channel;
    }

    /** Offers a value to be asked for. */
    ControlChannel gauge(String name, LongSupplier value) {
        gauges.put(name, value);
        return this;
    }

    /** Says that this process is at work. */
    void ready(String facts) {
        say("ready " + facts);
    }

    private void answerUntilEnd() {
        try (BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String name = questions.readLine();
            while (name != null) {
                LongSupplier gauge = gauges.get(name);
                say(name + " " + (gauge == null ? "unknown" : String.valueOf(gauge.getAsLong())));
                name = questions.readLine();
            }
        } catch (IOException e) {
            System.err.println("Standard input failed, which is taken as its end: " + e);
        }
        endAll();
    }

    private void say(String line) {
        answers.println(line);
        answers.flush();
    }

    private static void endAll() {
        daemon(ControlChannel::endByForceLater, "bench-last-resort").start();
        System.exit(0);
    }

    /** The orderly end may hang: on a broker that is gone as well, for example. */
    private static void endByForceLater() {
        try {
            TimeUnit.SECONDS.sleep(ORDERLY_END_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void countFromTimeToTime(AllocatedBytes allocated) {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(1);
                allocated.count();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
