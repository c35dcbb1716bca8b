package dev.tributary.terraform.tools.client;

import dev.tributary.terraform.proto.Empty;
import dev.tributary.terraform.proto.GRPCBrokerGrpc;
import dev.tributary.terraform.proto.GRPCControllerGrpc;
import dev.tributary.terraform.proto.GRPCStdioGrpc;
import dev.tributary.terraform.proto.ProviderGrpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** A running provider, started and called as Terraform does it. Not safe for use by several threads. */
public final class PluginProcess implements AutoCloseable {

    private static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    private static final int MAX_WAIT_FOR_END_SECONDS = 30;
    private static final int MAX_MESSAGE_BYTES = 64 << 20;
    /** What Terraform and a JVM agree on; the library would take an older version. */
    private static final String[] TLS_VERSIONS = {"TLSv1.3"};

    /** All that Terraform offers: which of them it is to be is the provider's choice. */
    private static final String[] TLS_CIPHERS = {
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
    };

    /** Address and certificate are the fourth and the sixth part of the handshake line. */
    private static final int PARTS = 6;

    private final Process process;
    private final ManagedChannel channel;

    private PluginProcess(Process process, ManagedChannel channel) {
        this.process = process;
        this.channel = channel;
    }

    /** A provider that has shaken hands, with nobody connected yet. */
    public static final class Started implements AutoCloseable {

        private final Process process;
        private final String[] line;
        private final ClientIdentity identity;
        private final long shakenHands = System.nanoTime();

        private Started(Process process, String[] line, ClientIdentity identity) {
            this.process = process;
            this.line = line;
            this.identity = identity;
        }

        /** Returns when the handshake line had been read, as {@link System#nanoTime} has it. */
        public long shakenHands() {
            return shakenHands;
        }

        /** Connects; the first call makes the connection. */
        public PluginProcess connect() throws IOException {
            byte[] certificate = Base64.getDecoder().decode(line[5]);
            SSLSocketFactory sockets = identity.trusting(certificate).getSocketFactory();
            ManagedChannel channel = OkHttpChannelBuilder.forTarget(line[3])
                    .sslSocketFactory(new NamedServer(sockets))
                    .tlsConnectionSpec(TLS_VERSIONS, TLS_CIPHERS)
                    .overrideAuthority(NamedServer.NAME)
                    .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                    .build();
            openStreams(channel);
            return new PluginProcess(process, channel);
        }

        /** Terraform keeps them open all the time; nothing comes on them before the end. */
        private static void openStreams(ManagedChannel channel) {
            GRPCStdioGrpc.newStub(channel).streamStdio(com.google.protobuf.Empty.getDefaultInstance(), new Ignored<>());
            GRPCBrokerGrpc.newStub(channel).startStream(new Ignored<>());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static final class Ignored<T> implements StreamObserver<T> {
        @Override
        public void onNext(T message) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    /**
     * Starts a provider and reads its handshake line.
     *
     * @param folder where it runs
     * @throws IOException if the program cannot be started or prints anything else
     */
    public static Started start(List<String> command, Path folder, ClientIdentity identity) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TF_PLUGIN_MAGIC_COOKIE", COOKIE);
        builder.environment().put("PLUGIN_PROTOCOL_VERSIONS", "5,6");
        builder.environment().put("PLUGIN_CLIENT_CERT", identity.certificate());
        Process process = builder.start();
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        String[] parts = line == null ? new String[0] : line.split("\\|", -1);
        if (parts.length != PARTS || parts[5].isEmpty()) {
            process.destroyForcibly();
            throw new IOException("Instead of a handshake the provider said: " + line);
        }
        return new Started(process, parts, identity);
    }

    /** Returns the provider's calls. */
    public ProviderGrpc.ProviderBlockingStub provider() {
        return ProviderGrpc.newBlockingStub(channel);
    }

    /**
     * Asks the process to end, and waits for that.
     *
     * @throws IOException if it is still there after half a minute, when it is killed, or its exit code is not 0
     */
    public void end() throws IOException, InterruptedException {
        try {
            GRPCControllerGrpc.newBlockingStub(channel).shutdown(Empty.getDefaultInstance());
        } catch (StatusRuntimeException e) {
            throw new IOException("The provider did not take the call to end: " + e.getMessage(), e);
        }
        if (!process.waitFor(MAX_WAIT_FOR_END_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("The provider did not end within " + MAX_WAIT_FOR_END_SECONDS + " seconds.");
        }
        if (process.exitValue() != 0) {
            throw new IOException("The provider ended with " + process.exitValue() + ".");
        }
    }

    /** Leaves no process behind. */
    @Override
    public void close() {
        channel.shutdownNow();
        process.destroyForcibly();
    }
}
