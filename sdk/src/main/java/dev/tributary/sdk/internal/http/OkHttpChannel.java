package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.internal.http.ExchangeException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The innermost channel: one attempt over the network. The attempt runs on a thread of OkHttp's, because a thread that
 * blocks in a socket cannot be interrupted, whereas one that waits for a future can.
 */
final class OkHttpChannel implements Channel {
    private final OkHttpClient client;

    OkHttpChannel(OkHttpClient client) {
        this.client = client;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ExchangeException(Reason.INTERRUPTED, false, "the thread was interrupted", null);
        }
        Duration remaining = request.deadline().remaining();
        if (remaining.isZero()) {
            throw NoAnswer.outOfTime(request, false, null);
        }
        SentMark mark = new SentMark();
        Call call = client.newCall(toOkHttp(request, mark));
        call.timeout().timeout(remaining.toNanos(), TimeUnit.NANOSECONDS);
        return await(call, request, mark);
    }

    private static ApiResponse await(Call call, ApiRequest request, SentMark mark) throws ExchangeException {
        CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
        call.enqueue(new AnswerReader(request, answer));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new ExchangeException(Reason.INTERRUPTED, mark.sent(), "the thread was interrupted", e);
        } catch (ExecutionException e) {
            throw NoAnswer.because(e.getCause(), request, mark.sent());
        }
    }

    private static Request toOkHttp(ApiRequest request, SentMark mark) {
        return new Request.Builder()
                .url(request.url())
                .headers(request.headers())
                .method(request.method(), OneShotBody.of(request))
                .tag(SentMark.class, mark)
                .build();
    }
}
