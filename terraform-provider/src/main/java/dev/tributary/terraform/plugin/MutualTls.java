package dev.tributary.terraform.plugin;

import dev.tributary.terraform.rpc.RpcServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 in which each side knows exactly one certificate of the other: the one that came with the handshake.
 *
 * <p>Bouncy Castle's, for that of Java takes twice as long to its first connection, and every process of a provider has
 * only one.
 */
final class MutualTls implements RpcServer.Gate {

    /** In this order: the first is the cipher that Java computes fastest while little is compiled. */
    private static final int[] CIPHERS = {
        CipherSuite.TLS_CHACHA20_POLY1305_SHA256, CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384
    };

    /** No group against quantum computers: what is said here stays on this machine. */
    private static final int[] GROUPS = {NamedGroup.x25519, NamedGroup.secp256r1, NamedGroup.secp384r1};

    private final BcTlsCrypto crypto;
    private final byte[] client;
    private final ServerIdentity identity;

    /**
     * Creates what lets one client in.
     *
     * @param clientPem the certificate of the client
     * @param identity what proves this side
     * @param random where what is not to be guessed comes from
     * @throws IOException if the text is no certificate
     */
    MutualTls(String clientPem, ServerIdentity identity, SecureRandom random) throws IOException {
        this.crypto = new BcTlsCrypto(random);
        this.client = crypto.createCertificate(decode(clientPem)).getEncoded();
        this.identity = identity;
    }

    private static byte[] decode(String pem) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            @Nullable PemObject certificate = reader.readPemObject();
            if (certificate == null) {
                throw new IOException("it is no PEM text");
            }
            return certificate.getContent();
        } catch (DecoderException e) {
            throw new IOException("it is no PEM text: " + e.getMessage(), e);
        }
    }

    @Override
    public RpcServer.Streams pass(Socket socket) throws IOException {
        TlsServerProtocol protocol = new TlsServerProtocol(socket.getInputStream(), socket.getOutputStream());
        protocol.accept(new OneClient());
        return new RpcServer.Streams(protocol.getInputStream(), protocol.getOutputStream());
    }

    /** One connection's side. */
    private final class OneClient extends AbstractTlsServer {

        OneClient() {
            super(crypto);
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.TLSv13.only();
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return CIPHERS.clone();
        }

        @Override
        protected boolean preferLocalCipherSuites() {
            return true;
        }

        @Override
        public int[] getSupportedGroups() {
            return GROUPS.clone();
        }

        @Override
        protected Vector<?> getProtocolNames() {
            return new Vector<>(List.of(ProtocolName.HTTP_2_TLS));
        }

        @Override
        public TlsCredentials getCredentials() throws IOException {
            Certificate chain = new Certificate(TlsUtils.EMPTY_BYTES, new CertificateEntry[] {
                new CertificateEntry(crypto.createCertificate(identity.certificate()), null)
            });
            return new BcDefaultTlsCredentialedSigner(
                    new TlsCryptoParameters(context), crypto, identity.key(), chain, SignatureAndHashAlgorithm.ed25519);
        }

        @Override
        public CertificateRequest getCertificateRequest() throws IOException {
            return new CertificateRequest(
                    TlsUtils.EMPTY_BYTES, TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null, null);
        }

        /** The certificate is to be that of the one client, byte for byte; that its key is there, too, TLS proves. */
        @Override
        public void notifyClientCertificate(Certificate chain) throws IOException {
            if (chain.isEmpty() || !Arrays.equals(chain.getCertificateAt(0).getEncoded(), client)) {
                throw new TlsFatalAlert(
                        AlertDescription.bad_certificate, "The client's certificate is not the one of the handshake.");
            }
        }

        /** A client that names other protocols was refused already, one that names none is now. */
        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            if (!ProtocolName.HTTP_2_TLS.equals(
                    context.getSecurityParametersConnection().getApplicationProtocol())) {
                throw new TlsFatalAlert(
                        AlertDescription.no_application_protocol, "The client does not ask for HTTP/2.");
            }
        }
    }
}
