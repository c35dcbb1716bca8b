package dev.tributary.terraform.rpc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The calls of a connection that are not over. Safe for use by several threads. */
final class OpenCalls {

    private final Map<Integer, Call> calls = new ConcurrentHashMap<>();
    private final SendWindows windows;

    OpenCalls(SendWindows windows) {
        this.windows = windows;
    }

    int size() {
        return calls.size();
    }

    void add(Call call) {
        calls.put(call.id(), call);
    }

    @Nullable Call get(int id) {
        return calls.get(id);
    }

    /** Forgets a call, whose thread need not wait for room any more. */
    void remove(Call call) {
        calls.remove(call.id());
        windows.close(call.sending());
    }

    /** Ends a call in which nobody is interested any more. */
    void cancel(Call call) {
        call.settle();
        remove(call);
    }

    void cancelAll() {
        calls.values().forEach(this::cancel);
    }

    List<SendWindows.OfStream> windows() {
        return calls.values().stream().map(Call::sending).toList();
    }
}
