package dev.tributary.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.TributaryJson;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The login's messages are those of the model, although they are written and read without it. */
class LoginMessagesTest {
    private static final AccessToken TOKEN = AccessToken.builder()
            .accessToken("a \"token\"")
            .refreshToken("another")
            .expires(Instant.parse("2026-01-02T03:04:05Z"))
            .expiresIn(3_600)
            .build();

    private final Time time = Time.system();

    @Test
    void writesTheModelsRequest() throws IOException {
        AccessTokenRequest request = AccessTokenRequest.builder()
                .clientId("client \"ä\"")
                .secret("se\\cret\n\uD83D\uDE00")
                .build();

        ByteString written = LoginMessages.request(request);

        assertThat(TributaryJson.mapper().readValue(written.toByteArray(), AccessTokenRequest.class))
                .isEqualTo(request);
        assertThat(written.toByteArray()).isEqualTo(TributaryJson.mapper().writeValueAsBytes(request));
    }

    @Test
    void readsTokenAndLifeOfTheModelsAnswer() throws IOException {
        ByteString answer = ByteString.of(TributaryJson.mapper().writeValueAsBytes(TOKEN));
        long before = time.nanos();

        IssuedToken token = LoginMessages.token(answer, time).orElseThrow();

        assertThat(token.value()).isEqualTo("a \"token\"");
        assertThat(token.endNanos() - before)
                .isGreaterThanOrEqualTo(Duration.ofHours(1).toNanos());
        assertThat(token.endNanos() - time.nanos())
                .isLessThanOrEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void passesOverFieldsItDoesNotKnow() {
        String answer = "{\"later\":{\"accessToken\":\"no\",\"list\":[1,{}]},\"accessToken\":\"yes\",\"expiresIn\":1}";

        assertThat(LoginMessages.token(ByteString.encodeUtf8(answer), time)
                        .orElseThrow()
                        .value())
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"accessToken\"",
                "<html>",
                "{}",
                "{\"accessToken\":\"a\"}",
                "{\"expiresIn\":1}",
                "{\"accessToken\":null,\"expiresIn\":1}",
                "{\"accessToken\":7,\"expiresIn\":1}",
                "{\"accessToken\":\"a\",\"expiresIn\":\"1\"}",
                "{\"accessToken\":\"a\",\"expiresIn\":1.5}",
                "{\"accessToken\":\"a\",\"expiresIn\":99999999999999999999}",
                "{\"accessToken\":\"a\",\"accessToken\":\"b\",\"expiresIn\":1}",
                "{\"accessToken\":\"a\",\"expiresIn\":1} more",
                "{\"accessToken\":\"a\",\"expiresIn\":1"
            })
    void anythingElseIsNoToken(String answer) {
        assertThat(LoginMessages.token(ByteString.encodeUtf8(answer), time)).isEmpty();
    }
}
