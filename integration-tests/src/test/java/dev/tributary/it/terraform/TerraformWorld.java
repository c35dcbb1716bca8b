package dev.tributary.it.terraform;

import dev.tributary.it.kit.Clusters;
import dev.tributary.it.kit.Server;
import dev.tributary.sdk.TributaryClient;
import dev.tributary.terraform.plugin.DebugServer;
import dev.tributary.terraform.provider.ProviderService;
import dev.tributary.terraform.resource.TributaryProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all Terraform tests share, because starting it takes longer than most of them: two clusters and a server. Tests
 * keep apart by the names they use. Safe for use by several threads.
 */
final class TerraformWorld implements AutoCloseable {

    /** Something to undo at the end. */
    @FunctionalInterface
    private interface Closing {
        void close() throws IOException;
    }

    private final List<Closing> opened = new ArrayList<>();
    private final Path folder;
    private final Clusters clusters;
    private final Server server;
    private final TributaryClient client;
    private final ProviderUnderTest installed;

    private TerraformWorld() throws IOException {
        folder = Files.createTempDirectory("tributary-terraform");
        opened.add(() -> delete(folder));
        clusters = Clusters.start();
        opened.add(clusters::close);
        server = Server.start(
                folder.resolve("server"),
                Map.of(
                        "TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS",
                        clusters.internal().bootstrapServers(),
                        "TRIBUTARY_SHUTDOWN_TIMEOUT",
                        "5s"));
        opened.add(server::close);
        client = server.client();
        opened.add(client::close);
        installed = ProviderUnderTest.in(folder);
    }

    static TerraformWorld start() {
        try {
            return new TerraformWorld();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server is. */
    String host() {
        return server.url();
    }

    /** What the provider finds in its environment. */
    Map<String, String> environment() {
        return server.clientEnvironment();
    }

    /** The same for another way to the server. */
    Map<String, String> environment(String host) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("TRIBUTARY_HOST", host);
        return environment;
    }

    /** An administrator's client. */
    TributaryClient client() {
        return client;
    }

    /** The two clusters. */
    Clusters clusters() {
        return clusters;
    }

    /**
     * A working folder with a provider of its own in this process: each step takes a moment, and none needs an init.
     */
    Terraform attached(Path place) throws IOException {
        return attachedAs(place, TributaryProvider.ADDRESS);
    }

    /** The same, where our provider also stands in for other ones, which must be there but have nothing to do. */
    Terraform attachedAs(Path place, String... addresses) throws IOException {
        DebugServer attached = DebugServer.start(new ProviderService(new TributaryProvider(environment())));
        synchronized (opened) {
            opened.add(attached::close);
        }
        String all = Stream.of(addresses)
                .map(attached::reattachment)
                .map(object -> object.substring(1, object.length() - 1))
                .collect(Collectors.joining(",", "{", "}"));
        return new Terraform(place, Map.of("TF_REATTACH_PROVIDERS", all));
    }

    /** A working folder for which Terraform starts the provider as a user's does, after an init. */
    Terraform started(Path place) {
        Terraform terraform = new Terraform(place, environment());
        return terraform.with("TF_CLI_CONFIG_FILE", installed.configuration().toString());
    }

    @Override
    public void close() throws IOException {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
