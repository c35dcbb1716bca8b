package dev.tributary.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class NoTrustStoreTest {

    private static int trusted() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers().length;
    }

    @Test
    void givenTheUsualAuthorities_whenItIsOpenAndClosed_thenTheyAreTrustedAgain() throws GeneralSecurityException {
        int before = trusted();
        try (NoTrustStore open = NoTrustStore.open()) {
            assertThat(open).isNotNull();
            assertThat(trusted()).isZero();
        }
        assertThat(trusted()).isEqualTo(before).isPositive();
    }
}
