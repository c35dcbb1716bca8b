package dev.tributary.benchmarks;

import picocli.CommandLine;

/** Where {@code tributary bench} starts. */
public final class Main {

    private Main() {}

    /**
     * Runs the benchmark and ends the process with its exit code.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }
}
