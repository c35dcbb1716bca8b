package dev.tributary.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.terraform.proto.Empty;
import dev.tributary.terraform.proto.GRPCControllerGrpc;
import dev.tributary.terraform.proto.GetMetadata;
import dev.tributary.terraform.proto.HealthCheckRequest;
import dev.tributary.terraform.proto.HealthCheckResponse;
import dev.tributary.terraform.proto.HealthGrpc;
import dev.tributary.terraform.proto.ProviderGrpc;
import dev.tributary.terraform.rpc.RpcService;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginServerTest {

    private final ServerIdentity client = create();
    private CompletableFuture<Integer> exit = CompletableFuture.completedFuture(0);
    private String[] line = new String[0];
    private final List<ManagedChannel> channels = new ArrayList<>();

    private static ServerIdentity create() {
        try {
            return ServerIdentity.create();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + kind + "-----\n";
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void start() throws IOException {
        start(client.certificate());
    }

    private void start(byte[] clientCertificate) throws IOException {
        PipedInputStream read = new PipedInputStream();
        PrintStream out = new PrintStream(new PipedOutputStream(read), true, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of(
                "TF_PLUGIN_MAGIC_COOKIE",
                HandshakeTest.COOKIE,
                "PLUGIN_PROTOCOL_VERSIONS",
                "5,6",
                "PLUGIN_CLIENT_CERT",
                pem("CERTIFICATE", clientCertificate));
        exit = CompletableFuture.supplyAsync(() -> serve(environment, out, System.err));
        line = new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8))
                .readLine()
                .split("\\|", -1);
    }

    private static int serve(Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            return PluginServer.serve(environment, out, err, ProviderGrpc.SERVICE_NAME, Metadata::new);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A provider that can do one thing. */
    private static final class Metadata implements RpcService {
        @Override
        public String name() {
            return ProviderGrpc.SERVICE_NAME;
        }

        @Override
        public byte[] answer(String method, byte[] request) {
            return GetMetadata.Response.getDefaultInstance().toByteArray();
        }
    }

    private static KeyManager[] keyManagers(PrivateKey key, byte[] encoded) {
        char[] password = "changeit".toCharArray();
        try {
            Certificate certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("client", key, password, new Certificate[] {certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private ManagedChannel connect(ServerIdentity identity) throws IOException {
        return connect(identity.key(), identity.certificate());
    }

    private ManagedChannel connect(PrivateKey key, byte[] certificate) throws IOException {
        byte[] serverCertificate = Base64.getDecoder().decode(line[5]);
        return OkHttpChannelBuilder.forTarget(
                        line[3],
                        TlsChannelCredentials.newBuilder()
                                .keyManager(keyManagers(key, certificate))
                                .trustManager(stream(pem("CERTIFICATE", serverCertificate)))
                                .build())
                .overrideAuthority("localhost")
                .build();
    }

    private ManagedChannel startAndConnect() throws IOException {
        start();
        ManagedChannel channel = connect(client);
        channels.add(channel);
        return channel;
    }

    private static GetMetadata.Response ask(ManagedChannel channel) {
        return ProviderGrpc.newBlockingStub(channel).getMetadata(GetMetadata.Request.getDefaultInstance());
    }

    /** The provider ends when its client goes away. */
    @AfterEach
    void stop() throws Exception {
        channels.forEach(ManagedChannel::shutdownNow);
        exit.get(1, TimeUnit.MINUTES);
    }

    @Test
    void givenTheHandshake_whenTheClientConnectsWithItsCertificate_thenTheProviderAnswers() throws IOException {
        assertThat(ask(startAndConnect())).isEqualTo(GetMetadata.Response.getDefaultInstance());
    }

    @Test
    void givenTheHandshake_whenHealthIsAsked_thenItServes() throws IOException {
        assertThat(HealthGrpc.newBlockingStub(startAndConnect())
                        .check(HealthCheckRequest.newBuilder()
                                .setService("plugin")
                                .build())
                        .getStatus())
                .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
    }

    @Test
    void givenTheHandshake_whenSomeoneElseConnects_thenHeIsRefusedAndTheClientServed() throws IOException {
        ManagedChannel channel = startAndConnect();
        ManagedChannel stranger = connect(create());
        channels.add(stranger);
        assertThatThrownBy(() -> ask(stranger)).isInstanceOf(StatusRuntimeException.class);
        assertThat(ask(channel)).isEqualTo(GetMetadata.Response.getDefaultInstance());
    }

    /** Who signed a certificate says nothing here: the client is known by the certificate itself. */
    @Test
    void givenACertificateThatSomebodyElseSigned_whenItsClientConnects_thenTheProviderAnswers() throws IOException {
        byte[] certificate = client.certificate();
        certificate[certificate.length - 1] ^= 1;
        start(certificate);
        ManagedChannel channel = connect(client.key(), certificate);
        channels.add(channel);
        assertThat(ask(channel)).isEqualTo(GetMetadata.Response.getDefaultInstance());
    }

    @Test
    void givenAClientCertificateThatIsNone_whenStarted_thenTheProviderEndsWithAnError() throws Exception {
        start(new byte[] {1, 2, 3});
        assertThat(exit.get(1, TimeUnit.MINUTES)).isEqualTo(1);
    }

    @Test
    void givenARunningProvider_whenTheControllerAsksForTheEnd_thenItEndsWithoutError() throws Exception {
        GRPCControllerGrpc.newBlockingStub(startAndConnect()).shutdown(Empty.getDefaultInstance());
        assertThat(exit.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void givenARunningProvider_whenItsClientGoesAway_thenItEndsToo() throws Exception {
        ManagedChannel channel = startAndConnect();
        assertThat(ask(channel)).isNotNull();
        channel.shutdownNow();
        assertThat(exit.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void givenNoCookie_whenStartedByHand_thenItExplainsItselfAndFails() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        int status = serve(Map.of(), nowhere, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status + " " + err.toString(StandardCharsets.UTF_8))
                .startsWith("1 This program is a Terraform provider");
    }
}
