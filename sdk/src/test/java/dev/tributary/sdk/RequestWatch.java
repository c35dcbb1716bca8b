package dev.tributary.sdk;

import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;

/** Tells when a request other than the login has left, and when a call was cancelled. */
final class RequestWatch extends EventListener {
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    CompletableFuture<Void> sent() {
        return sent;
    }

    CompletableFuture<Void> cancelled() {
        return cancelled;
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        if (!request.url().encodedPath().equals(ScriptedServer.LOGIN)) {
            sent.complete(null);
        }
    }

    @Override
    public void canceled(Call call) {
        cancelled.complete(null);
    }
}
