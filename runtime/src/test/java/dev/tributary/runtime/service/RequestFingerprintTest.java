package dev.tributary.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.runtime.secrets.KeyRing;
import org.junit.jupiter.api.Test;

class RequestFingerprintTest {
    private static final String NEW_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final CreateSourceRequest request =
            ServiceFixture.request("s", SourceConfig.parse("{\"sasl.password\":\"hush\"}"));
    private final String fingerprint = new RequestFingerprint(KeyRing.parse(ServiceFixture.KEY)).of(request);

    @Test
    void aFingerprintFromBeforeAChangeOfKeysStillMatches() {
        RequestFingerprint rotated = new RequestFingerprint(KeyRing.parse(NEW_KEY + "," + ServiceFixture.KEY));

        assertThat(rotated.of(request)).isNotEqualTo(fingerprint);
        assertThat(rotated.matches(fingerprint, request)).isTrue();
        assertThat(rotated.matches(rotated.of(request), request)).isTrue();
    }

    @Test
    void anotherRequestDoesNotMatch() {
        RequestFingerprint rotated = new RequestFingerprint(KeyRing.parse(NEW_KEY + "," + ServiceFixture.KEY));

        assertThat(rotated.matches(fingerprint, ServiceFixture.request("s", SourceConfig.empty())))
                .isFalse();
    }

    @Test
    void aFingerprintOfAKeyThatIsGoneDoesNotMatch() {
        assertThat(new RequestFingerprint(KeyRing.parse(NEW_KEY)).matches(fingerprint, request))
                .isFalse();
    }
}
