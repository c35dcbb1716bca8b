package dev.tributary.sdk.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a login sends and what it needs of the answer, field by field. The first login of a process goes out while the
 * machinery that binds JSON to the model is still being made ready, which takes longer than all else before it.
 */
final class LoginMessages {
    private LoginMessages() {}

    /** Returns {@link AccessTokenRequest} as JSON. */
    static ByteString request(AccessTokenRequest credentials) {
        Buffer body = new Buffer();
        try (JsonGenerator json = TributaryJson.streams().createGenerator(body.outputStream())) {
            json.writeStartObject();
            json.writeStringField("client_id", credentials.clientId());
            json.writeStringField("secret", credentials.secret());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return body.readByteString();
    }

    /** Returns token and life of an {@link AccessToken}, or nothing if this is none. */
    static Optional<IssuedToken> token(ByteString answer, Time time) {
        try (JsonParser json = TributaryJson.streams().createParser(answer.toByteArray())) {
            return json.nextToken() == JsonToken.START_OBJECT ? fields(json, time) : Optional.empty();
        } catch (IOException e) {
            // The parser's message could quote the token; whoever asks reports an unreadable answer without it.
            return Optional.empty();
        }
    }

    private static Optional<IssuedToken> fields(JsonParser json, Time time) throws IOException {
        @Nullable String token = null;
        @Nullable Long seconds = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("accessToken") && value == JsonToken.VALUE_STRING) {
                token = json.getText();
            } else if (field.equals("expiresIn") && value == JsonToken.VALUE_NUMBER_INT) {
                seconds = json.getLongValue();
            } else {
                json.skipChildren();
            }
        }
        if (token == null || seconds == null || json.nextToken() != null) {
            return Optional.empty();
        }
        return Optional.of(IssuedToken.startingNow(token, Duration.ofSeconds(seconds), time));
    }
}
