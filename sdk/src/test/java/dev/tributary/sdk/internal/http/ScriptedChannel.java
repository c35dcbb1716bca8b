package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.internal.http.ExchangeException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Plays the network: gives the next step of its script to each attempt and remembers what was asked. */
final class ScriptedChannel implements Channel {
    private final Deque<Channel> script = new ArrayDeque<>();
    private final List<ApiRequest> seen = new ArrayList<>();

    ScriptedChannel thenStatus(int status) {
        return thenStatus(status, Map.of());
    }

    ScriptedChannel thenStatus(int status, Map<String, String> headers) {
        script.add(request -> Requests.answer(request, status, headers, ""));
        return this;
    }

    ScriptedChannel thenLostAfterSending() {
        return thenFailure(Reason.CONNECTION, true);
    }

    ScriptedChannel thenNotConnected() {
        return thenFailure(Reason.CONNECTION, false);
    }

    ScriptedChannel thenFailure(Reason reason, boolean sent) {
        script.add(request -> {
            throw new ExchangeException(reason, sent, "scripted", null);
        });
        return this;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        seen.add(request);
        Channel step = script.poll();
        if (step == null) {
            throw new AssertionError("attempt " + seen.size() + " was not expected");
        }
        return step.execute(request);
    }

    int attempts() {
        return seen.size();
    }

    List<ApiRequest> seen() {
        return seen;
    }
}
