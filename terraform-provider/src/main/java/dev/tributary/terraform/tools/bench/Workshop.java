package dev.tributary.terraform.tools.bench;

import dev.tributary.terraform.tools.packaging.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder and a server for one measurement; both are gone afterwards, also when the process is told to end. */
final class Workshop implements AutoCloseable {

    private final Path folder;
    private final Thread lastResort = new Thread(this::tidyUp, "bench-tidy-up");
    private @Nullable TrialServer server;

    private Workshop(Path folder) {
        this.folder = folder;
    }

    static Workshop open() throws IOException {
        Workshop workshop = new Workshop(Files.createTempDirectory("tributary-terraform-bench"));
        Runtime.getRuntime().addShutdownHook(workshop.lastResort);
        return workshop;
    }

    Path folder() {
        return folder;
    }

    /** Starts the server; {@code cli} is the jar of the command line. */
    synchronized TrialServer server(Path cli) throws IOException {
        TrialServer started = TrialServer.start(cli, folder.resolve("server"));
        server = started;
        return started;
    }

    private synchronized void tidyUp() {
        if (server != null) {
            server.close();
        }
        try {
            FileTrees.delete(folder);
        } catch (IOException e) {
            System.err.println("Cannot remove " + folder + ": " + e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        tidyUp();
    }
}
