package dev.tributary.runtime.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.secrets.KeyRing;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two requests are the same without keeping them: requests hold secrets, so the fingerprint is keyed and
 * nobody with a copy of the store can try passwords against it.
 */
final class RequestFingerprint {
    private static final String PURPOSE = "tributary idempotency fingerprints";

    private final SecretKeySpec key;

    RequestFingerprint(KeyRing keys) {
        this.key = new SecretKeySpec(keys.derive(keys.firstId(), PURPOSE).orElseThrow(), "HmacSHA256");
    }

    String of(CreateSourceRequest request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(TributaryJson.mapper().writeValueAsBytes(request)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that was read as JSON cannot be written as JSON", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks HmacSHA256", e);
        }
    }
}
