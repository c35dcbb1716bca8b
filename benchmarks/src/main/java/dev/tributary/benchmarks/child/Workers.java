package dev.tributary.benchmarks.child;

import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The threads of a program that can do nothing useful once one of them has failed. */
final class Workers {

    private static final int FAILED = 3;

    private Workers() {}

    /** Runs the work in so many threads, each with its number from 0. A failure ends the process and is printed. */
    static void start(int threads, IntConsumer work) {
        for (int number = 0; number < threads; number++) {
            int thread = number;
            Thread worker = new Thread(() -> work.accept(thread), "bench-worker-" + thread);
            worker.setUncaughtExceptionHandler((failed, cause) -> end(cause));
            worker.start();
        }
    }

    /** A callback for sends. */
    static void endOnFailure(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            end(failure);
        }
    }

    /** Whoever started the process sees it end and shows its log. */
    private static void end(Throwable cause) {
        System.err.println("A worker failed: " + cause);
        cause.printStackTrace();
        Runtime.getRuntime().halt(FAILED);
    }
}
