package dev.tributary.terraform.plugin;

import dev.tributary.terraform.rpc.RpcServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS in which each side knows exactly one certificate of the other: the one that came with the handshake. */
final class MutualTls implements RpcServer.Gate {

    private static final String[] HTTP_2 = {"h2"};

    /**
     * The cipher that Java computes fastest without the second compiler, which alone knows the processor's instructions
     * for AES and never comes to it in this process.
     */
    private static final String FASTEST = "TLS_CHACHA20_POLY1305_SHA256";

    private final SSLSocketFactory sockets;

    private MutualTls(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /** One side of it: all that can be made ready while the other, our own key, is not there yet. */
    static final class Client {

        private final SSLContext context;
        private final X509Certificate certificate;

        private Client(SSLContext context, X509Certificate certificate) {
            this.context = context;
            this.certificate = certificate;
        }

        /**
         * Takes the certificate of the one client.
         *
         * @throws GeneralSecurityException if it is none
         */
        static Client of(String certificatePem) throws GeneralSecurityException {
            SSLContext context = SSLContext.getInstance("TLS");
            X509Certificate certificate = parse(certificatePem.getBytes(StandardCharsets.US_ASCII));
            return new Client(context, certificate);
        }

        X509Certificate certificate() {
            return certificate;
        }

        /** Returns TLS between the client and {@code identity}. */
        MutualTls with(ServerIdentity identity) throws GeneralSecurityException {
            context.init(
                    new KeyManager[] {new OneKey(identity.key(), parse(identity.certificate()))},
                    new TrustManager[] {new OneClient(certificate)},
                    null);
            return new MutualTls(context.getSocketFactory());
        }
    }

    @Override
    public Socket pass(Socket socket) throws IOException {
        // Nothing has been read yet; with this argument, even null, the other side is the client.
        SSLSocket tls = (SSLSocket) sockets.createSocket(socket, null, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setNeedClientAuth(true);
        parameters.setApplicationProtocols(HTTP_2);
        parameters.setCipherSuites(fastestFirst(parameters.getCipherSuites()));
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        if (!HTTP_2[0].equals(tls.getApplicationProtocol())) {
            throw new SSLException("The client does not ask for HTTP/2.");
        }
        return tls;
    }

    /** The order is ours to choose by, so it is the client's choice only when it does not offer the first. */
    private static String[] fastestFirst(String[] suites) {
        List<String> order = new ArrayList<>(List.of(suites));
        if (order.remove(FASTEST)) {
            order.add(0, FASTEST);
        }
        return order.toArray(new String[0]);
    }

    private static X509Certificate parse(byte[] certificate) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    /** Always offers the one key. */
    private static final class OneKey extends X509ExtendedKeyManager {

        private static final String ALIAS = "provider";

        private final PrivateKey key;
        private final X509Certificate certificate;

        OneKey(PrivateKey key, X509Certificate certificate) {
            this.key = key;
            this.certificate = certificate;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return suits(keyType) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return suits(keyType) ? ALIAS : null;
        }

        /** TLS asks for each kind of key in turn. */
        private static boolean suits(String keyType) {
            return keyType.equals("EdDSA") || keyType.equals("Ed25519");
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {certificate};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }

    /** Trusts the one client certificate, byte for byte; TLS itself proves that the client holds its key. */
    private static final class OneClient extends X509ExtendedTrustManager {

        private final X509Certificate client;

        OneClient(X509Certificate client) {
            this.client = client;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            if (chain.length == 0 || !Arrays.equals(chain[0].getEncoded(), client.getEncoded())) {
                throw new CertificateException("The client's certificate is not the one of the handshake.");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("This side is the server and trusts none.");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {client};
        }
    }
}
