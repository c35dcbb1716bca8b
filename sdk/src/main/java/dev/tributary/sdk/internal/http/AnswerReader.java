package dev.tributary.sdk.internal.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Reads an answer to its end and closes it, so that neither a retry that drops it nor a decoder that fails on it can
 * leak a connection.
 */
final class AnswerReader implements Callback {
    /** Far above any answer of the contract; keeps a stray download from filling the memory. */
    static final long MAX_BYTES = 32L << 20;

    private final ApiRequest request;
    private final CompletableFuture<ApiResponse> answer;

    AnswerReader(ApiRequest request, CompletableFuture<ApiResponse> answer) {
        this.request = request;
        this.answer = answer;
    }

    @Override
    public void onFailure(Call call, IOException e) {
        answer.completeExceptionally(e);
    }

    @Override
    public void onResponse(Call call, Response response) {
        try (response) {
            BufferedSource source = response.body().source();
            if (source.request(MAX_BYTES + 1)) {
                throw new AnswerTooLargeException();
            }
            answer.complete(
                    new ApiResponse(request, response.code(), response.headers(), source.readByteString(), false));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** The answer does not fit. */
    static final class AnswerTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerTooLargeException() {
            super("the answer is larger than " + (MAX_BYTES >> 20) + " MiB");
        }
    }
}
