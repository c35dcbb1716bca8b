package dev.tributary.benchmarks.child;

import org.apache.kafka.connect.mirror.MirrorMaker;

/** MirrorMaker 2 in dedicated mode, exactly as its own start script runs it, with the gauges every child has. */
public final class MirrorMakerMain {

    private MirrorMakerMain() {}

    /**
     * Runs until the process is told to end.
     *
     * @param args MirrorMaker's own: the properties file
     */
    public static void main(String[] args) {
        ControlChannel.open();
        MirrorMaker.main(args);
    }
}
