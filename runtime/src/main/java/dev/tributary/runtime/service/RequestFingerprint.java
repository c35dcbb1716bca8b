package dev.tributary.runtime.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.secrets.KeyRing;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two requests are the same without keeping them: requests hold secrets, so the fingerprint is keyed and
 * nobody with a copy of the store can try passwords against it. A fingerprint holds for as long as the ring holds the
 * key that it was made with.
 */
final class RequestFingerprint {
    private static final String PURPOSE = "tributary idempotency fingerprints";

    /** The encrypting one first. */
    private final List<SecretKeySpec> keys;

    RequestFingerprint(KeyRing ring) {
        this.keys = ring.ids().stream()
                .map(id -> new SecretKeySpec(ring.derive(id, PURPOSE).orElseThrow(), "HmacSHA256"))
                .toList();
    }

    String of(CreateSourceRequest request) {
        return of(request, keys.get(0));
    }

    /** Whether a fingerprint, be it from before a change of keys, is that of this request. */
    boolean matches(String fingerprint, CreateSourceRequest request) {
        return keys.stream().anyMatch(key -> of(request, key).equals(fingerprint));
    }

    private static String of(CreateSourceRequest request, SecretKeySpec key) {
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
