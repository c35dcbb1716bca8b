package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.internal.http.ExchangeException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The innermost channel: one attempt over the network. The attempt runs on a thread of OkHttp's, because a thread that
 * blocks in a socket cannot be interrupted, whereas one that waits for a future can.
 */
final class OkHttpChannel implements Channel {
    private final OkHttpClient client;
    private final AtomicBoolean closed;

    /**
     * Makes the channel.
     *
     * @param closed becomes true when the client is closed; attempts that fail from then on fail because of that
     */
    OkHttpChannel(OkHttpClient client, AtomicBoolean closed) {
        this.client = client;
        this.closed = closed;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ExchangeException(Reason.INTERRUPTED, false, "the thread was interrupted", null);
        }
        if (request.deadline().passed()) {
            throw NoAnswer.outOfTime(request, false, null);
        }
        SentMark mark = new SentMark();
        Call call = client.newCall(toOkHttp(request, mark));
        CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
        call.enqueue(new AnswerReader(request, answer));
        try {
            return answer.get(request.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new ExchangeException(Reason.INTERRUPTED, mark.sent(), "the thread was interrupted", e);
        } catch (TimeoutException e) {
            call.cancel();
            throw NoAnswer.outOfTime(request, mark.sent(), e);
        } catch (ExecutionException e) {
            throw closed.get() ? NoAnswer.closed(mark.sent(), e) : NoAnswer.because(e.getCause(), request, mark.sent());
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
