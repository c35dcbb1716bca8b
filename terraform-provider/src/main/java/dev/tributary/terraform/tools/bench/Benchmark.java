package dev.tributary.terraform.tools.bench;

import dev.tributary.terraform.tools.client.ClientIdentity;
import dev.tributary.terraform.tools.install.LocalMirror;
import dev.tributary.terraform.tools.packaging.Packages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** All measurements of one run; the packages take turns, so that a slow moment of the machine hits them alike. */
final class Benchmark {

    static final String WITH_RUNTIME = "with runtime";
    static final String WITHOUT_RUNTIME = "without runtime";

    /** After so many plans the JVM of the server has compiled what they need, on the processors that plans run on. */
    private static final int PLANS_BEFORE = 10;

    private static final String PROVIDER = "terraform-provider-tributary_v";

    private final Path folder;
    private final Consumer<String> news;
    private final Figures figures = new Figures();
    private final List<Installed> packages = new ArrayList<>();

    /** A package that takes part: what it is called here, where Terraform finds it, and its program. */
    private record Installed(String kind, LocalMirror mirror, Path program) {}

    /** A package and a working folder of Terraform that uses it. */
    private record Working(Installed installed, TerraformFolder terraform) {}

    private Benchmark(Path folder, Consumer<String> news) {
        this.folder = folder;
        this.news = news;
    }

    /** Installs both packages below {@code folder}. */
    static Benchmark prepare(Packages packages, Path folder, Consumer<String> news) throws IOException {
        Benchmark benchmark = new Benchmark(folder, news);
        benchmark.install(WITH_RUNTIME, packages, true);
        benchmark.install(WITHOUT_RUNTIME, packages, false);
        return benchmark;
    }

    private void install(String kind, Packages packages, boolean runtime) throws IOException {
        LocalMirror mirror = new LocalMirror(folder.resolve("mirror-" + this.packages.size()));
        Path place = mirror.install(packages.zip(runtime), packages.release());
        Path program = place.resolve(PROVIDER + packages.release().version());
        this.packages.add(new Installed(kind, mirror, program));
    }

    void startUp(int runs) throws IOException, InterruptedException {
        StartUp startUp = new StartUp(ClientIdentity.create());
        Figures ignored = new Figures();
        for (Installed each : packages) {
            startUp.measure(each.program(), each.kind(), ignored);
        }
        for (int run = 1; run <= runs; run++) {
            news.accept("start-up, run " + run + " of " + runs);
            for (Installed each : turns(packages, run)) {
                startUp.measure(each.program(), each.kind(), figures);
            }
        }
    }

    /**
     * A plan of one source that exists and is as configured. The server is as a server is that was not started just
     * now.
     */
    void plan(int runs, TrialServer server) throws IOException, InterruptedException {
        List<Working> all = new ArrayList<>();
        for (Installed each : packages) {
            TerraformFolder terraform = working(each, "one", one("bench-" + all.size()), server);
            terraform.run("apply", "-auto-approve");
            for (int run = 1; run <= PLANS_BEFORE; run++) {
                terraform.run("plan");
            }
            all.add(new Working(each, terraform));
        }
        for (int run = 1; run <= runs; run++) {
            news.accept("plan, run " + run + " of " + runs);
            for (Working each : turns(all, run)) {
                figures.add(
                        "plan of one source",
                        each.installed().kind(),
                        each.terraform().millis("plan", "-detailed-exitcode"));
            }
        }
    }

    /** Plan and apply of many sources, a plan of all when they are there, and their end. */
    void many(int sources, TrialServer server) throws IOException, InterruptedException {
        for (Installed each : packages) {
            String kind = each.kind();
            TerraformFolder working = working(each, "many", many(sources), server);
            news.accept(sources + " sources, " + kind);
            figures.add("plan of " + sources + " new sources", kind, working.millis("plan"));
            figures.add("apply of " + sources + " sources", kind, working.millis("apply", "-auto-approve"));
            figures.add("plan of " + sources + " sources", kind, working.millis("plan", "-detailed-exitcode"));
            figures.add("destroy of " + sources + " sources", kind, working.millis("destroy", "-auto-approve"));
        }
    }

    String table() {
        return figures.table();
    }

    private static TerraformFolder working(Installed installed, String name, String configuration, TrialServer server)
            throws IOException, InterruptedException {
        Path mirror = installed.mirror().root();
        TerraformFolder working = TerraformFolder.create(
                mirror.resolveSibling(mirror.getFileName() + "-" + name),
                installed.mirror(),
                configuration,
                server.environment());
        working.run("init");
        return working;
    }

    private static <T> List<T> turns(List<T> all, int run) {
        List<T> order = new ArrayList<>(all);
        if (run % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }

    /** Stopped sources: what is measured is Terraform's and the server's work, not the replication. */
    private static String one(String name) {
        return """
                resource "tributary_source_kafkadirect" "one" {
                  name               = "%1$s"
                  topic_prefix       = "%1$s"
                  topic_include_list = "orders"
                  bootstrap_servers  = "kafka.example.com:9092"
                  desired_state      = "Stopped"
                }
                """.formatted(name);
    }

    private static String many(int sources) {
        return """
                resource "tributary_source_kafkadirect" "many" {
                  count              = %d
                  name               = "many-${count.index}"
                  topic_prefix       = "many-${count.index}"
                  topic_include_list = "orders,payments"
                  bootstrap_servers  = "kafka.example.com:9092"
                  desired_state      = "Stopped"
                }
                """.formatted(sources);
    }
}
