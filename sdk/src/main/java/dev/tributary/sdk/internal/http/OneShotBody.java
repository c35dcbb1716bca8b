package dev.tributary.sdk.internal.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A body that OkHttp writes once at most. OkHttp repeats some requests by itself (a 503 with {@code Retry-After: 0},
 * for one) unless it may not write the body again; repeating is the {@link RetryChannel}'s decision alone.
 */
final class OneShotBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private final ByteString content;
    private final @Nullable MediaType type;

    private OneShotBody(ByteString content, @Nullable MediaType type) {
        this.content = content;
        this.type = type;
    }

    /** The request's body; an empty one for a change without a document; none for a read. */
    static @Nullable RequestBody of(ApiRequest request) {
        ByteString content = request.body();
        if (content != null) {
            return new OneShotBody(content, JSON);
        }
        return request.method().equals("GET") ? null : new OneShotBody(ByteString.EMPTY, null);
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(content);
    }
}
