package dev.tributary.terraform.resource;

import dev.tributary.sdk.TributaryClient;
import dev.tributary.sdk.TributaryClientBuilder;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.value.AttributePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;

/** Makes the client that the settings describe. */
final class ClientFactory {

    private ClientFactory() {}

    static TributaryClient create(ProviderSettings settings) throws ProviderException {
        TributaryClientBuilder builder =
                TributaryClient.builder().host(settings.host()).credentials(settings.clientId(), settings.secret());
        if (settings.caCertificate().isPresent()) {
            trust(builder, settings.caCertificate().get());
        }
        if (settings.host().toLowerCase(Locale.ROOT).startsWith("http:")) {
            // Else the HTTP library reads every certificate of the trust store, at each start, for a TLS that is not
            // used.
            builder.okHttp(http -> http.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)));
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    AttributePath.of("host"), "The provider cannot be configured", String.valueOf(e.getMessage()), e);
        }
    }

    private static void trust(TributaryClientBuilder builder, String pem) throws ProviderException {
        try {
            X509TrustManager authorities = authorities(pem);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {authorities}, null);
            builder.okHttp(http -> http.sslSocketFactory(context.getSocketFactory(), authorities));
        } catch (GeneralSecurityException | IOException e) {
            throw new ProviderException(
                    AttributePath.of("ca_certificate"),
                    "Invalid ca_certificate",
                    "The PEM text cannot be read: " + e.getMessage() + " Give the whole file, for example"
                            + " file(\"ca.pem\").",
                    e);
        }
    }

    private static X509TrustManager authorities(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        ByteArrayInputStream text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
            store.setCertificateEntry("ca-" + store.size(), each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager authorities) {
                return authorities;
            }
        }
        throw new GeneralSecurityException("This Java offers no trust manager for X.509 certificates.");
    }
}
