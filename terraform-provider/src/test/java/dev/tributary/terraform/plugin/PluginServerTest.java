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
import dev.tributary.terraform.tools.client.ClientIdentity;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginServerTest {

    private static final String NO_PROTOCOL = "";

    private static final ClientIdentity CLIENT = create();
    private static final ClientIdentity STRANGER = create();

    private CompletableFuture<Integer> exit = CompletableFuture.completedFuture(0);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String[] line = new String[0];
    private final List<ManagedChannel> channels = new ArrayList<>();

    private static ClientIdentity create() {
        try {
            return ClientIdentity.create();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void start() throws IOException {
        start(CLIENT.certificate());
    }

    private void start(String clientCertificate) throws IOException {
        PipedInputStream read = new PipedInputStream();
        PrintStream out = new PrintStream(new PipedOutputStream(read), true, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of(
                "TF_PLUGIN_MAGIC_COOKIE",
                HandshakeTest.COOKIE,
                "PLUGIN_PROTOCOL_VERSIONS",
                "5,6",
                "PLUGIN_CLIENT_CERT",
                clientCertificate);
        exit = CompletableFuture.supplyAsync(
                () -> serve(environment, out, new PrintStream(err, true, StandardCharsets.UTF_8)));
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

    private static X509Certificate parse(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Shows another certificate than the one that was made with its key. */
    private static final class Showing extends X509ExtendedKeyManager {

        private static final String ALIAS = "client";

        private final X509ExtendedKeyManager of;
        private final X509Certificate shown;

        Showing(ClientIdentity of, byte[] shown) {
            this.of = (X509ExtendedKeyManager) of.keyManagers()[0];
            this.shown = parse(shown);
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {shown};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return of.getPrivateKey(of.getClientAliases("EC", null)[0]);
        }
    }

    private SSLSocketFactory sockets(KeyManager... identity) throws IOException {
        return ClientIdentity.tls(Base64.getDecoder().decode(line[5]), identity).getSocketFactory();
    }

    private ManagedChannel connect(KeyManager... identity) throws IOException {
        ManagedChannel channel = OkHttpChannelBuilder.forTarget(line[3])
                .sslSocketFactory(sockets(identity))
                .tlsConnectionSpec(new String[] {"TLSv1.3"}, new String[] {"TLS_AES_128_GCM_SHA256"})
                .overrideAuthority("localhost")
                .build();
        channels.add(channel);
        return channel;
    }

    /** Returns what the provider says first to a client that only does TLS. */
    private int firstByteTo(String version, String protocol, KeyManager... identity) throws IOException {
        String[] address = line[3].split(":", -1);
        try (SSLSocket socket = (SSLSocket) sockets(identity).createSocket(address[0], Integer.parseInt(address[1]))) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {version});
            if (!protocol.equals(NO_PROTOCOL)) {
                parameters.setApplicationProtocols(new String[] {protocol});
            }
            socket.setSSLParameters(parameters);
            return socket.getInputStream().read();
        }
    }

    private ManagedChannel startAndConnect() throws IOException {
        start();
        return connect(CLIENT.keyManagers());
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
        ManagedChannel stranger = connect(STRANGER.keyManagers());
        assertThatThrownBy(() -> ask(stranger)).isInstanceOf(StatusRuntimeException.class);
        assertThat(ask(channel)).isEqualTo(GetMetadata.Response.getDefaultInstance());
    }

    /** Who signed a certificate says nothing here: the client is known by the certificate itself. */
    @Test
    void givenACertificateThatSomebodyElseSigned_whenItsClientConnects_thenTheProviderAnswers() throws IOException {
        byte[] certificate = CLIENT.encoded();
        certificate[certificate.length - 1] ^= 1;
        start(ClientIdentity.pem(certificate));
        assertThat(ask(connect(new Showing(CLIENT, certificate)))).isEqualTo(GetMetadata.Response.getDefaultInstance());
    }

    /** A certificate is no secret: only who has its key may use it. */
    @Test
    void givenTheHandshake_whenSomeoneElseShowsTheClientsCertificate_thenHeIsRefused() throws IOException {
        ManagedChannel channel = startAndConnect();
        ManagedChannel stranger = connect(new Showing(STRANGER, CLIENT.encoded()));
        assertThatThrownBy(() -> ask(stranger)).isInstanceOf(StatusRuntimeException.class);
        assertThat(ask(channel)).isEqualTo(GetMetadata.Response.getDefaultInstance());
    }

    @Test
    void givenTheHandshake_whenClientsSayTooLittle_thenTheyAreToldWhatIsMissing() throws Exception {
        ManagedChannel channel = startAndConnect();
        KeyManager[] client = CLIENT.keyManagers();
        assertThat(firstByteTo("TLSv1.3", "h2", client)).isNotNegative();
        assertThatThrownBy(() -> firstByteTo("TLSv1.3", "h2"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("bad_certificate");
        assertThatThrownBy(() -> firstByteTo("TLSv1.3", NO_PROTOCOL, client))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("no_application_protocol");
        assertThatThrownBy(() -> firstByteTo("TLSv1.3", "http/1.1", client))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("no_application_protocol");
        assertThatThrownBy(() -> firstByteTo("TLSv1.2", "h2", client))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("protocol_version");
        assertThat(ask(channel)).isEqualTo(GetMetadata.Response.getDefaultInstance());
    }

    /** Who trusts this one certificate needs no signature, and so there is none: RFC 9925. */
    @Test
    void givenTheHandshake_thenTheCertificateIsForThisMachineAndUnsigned() throws Exception {
        startAndConnect();
        X509Certificate certificate = parse(Base64.getDecoder().decode(line[5]));
        assertThat(certificate.getSigAlgOID()).isEqualTo("1.3.6.1.5.5.7.6.36");
        assertThat(certificate.getSignature()).isEmpty();
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "localhost"));
        assertThat(certificate.getSerialNumber()).isPositive();
        certificate.checkValidity();
        ask(channels.get(0));
    }

    @Test
    void givenAClientCertificateThatIsNone_whenStarted_thenTheProviderEndsAndSaysWhy() throws Exception {
        for (String each : List.of(
                ClientIdentity.pem(new byte[] {1, 2, 3}),
                "no certificate",
                "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nMIIB")) {
            start(each);
            assertThat(exit.get(1, TimeUnit.MINUTES)).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("The provider cannot make TLS with the certificate in PLUGIN_CLIENT_CERT: ");
            err.reset();
        }
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
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        int status = serve(Map.of(), nowhere, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status + " " + err.toString(StandardCharsets.UTF_8))
                .startsWith("1 This program is a Terraform provider");
    }
}
