package dev.tributary.sdk.internal.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;

/** The wrappers of one client in their order, and what they run on. Safe for use by many threads. */
public final class ChannelStack implements AutoCloseable {
    private final ExecutorService executor;
    private final OkHttpClient http;
    private final AtomicBoolean closed;
    private final ApiCaller caller;

    private ChannelStack(ExecutorService executor, OkHttpClient http, AtomicBoolean closed, ApiCaller caller) {
        this.executor = executor;
        this.http = http;
        this.closed = closed;
        this.caller = caller;
    }

    /** Puts a stack together. Connects to nothing yet. */
    public static ChannelStack create(StackSettings settings) {
        AtomicBoolean closed = new AtomicBoolean();
        ExecutorService executor = DaemonThreads.pool("tributary-sdk");
        OkHttpClient http = HttpClients.create(settings.timeouts(), settings.hook(), executor);
        Time time = settings.time();
        RequestFactory requests =
                new RequestFactory(settings.host(), settings.timeouts().call(), time);
        ErrorAnswers errors = new ErrorAnswers(time);

        // From the inside out; a request passes them from the bottom of this list to its top:
        //  http         one attempt over the network
        //  logging      one line for each attempt
        //  retry        repeats an attempt that may be repeated
        //  headers      who calls, in a login, too
        //  auth         above retry: a renewed token gets attempts of its own, and the login, which goes through the
        //               layers below only, is not multiplied by another retry
        //  idempotency  above retry and auth: every attempt of a call carries the same key
        //  gate         nothing passes once the client is closed
        //  decode       ApiCaller, on top: whatever the layers made of it becomes a value or a typed exception
        Channel attempt = new LoggingChannel(new OkHttpChannel(http, closed), time);
        Channel retry =
                new RetryChannel(attempt, settings.retries(), new Backoff(settings.retries(), settings.jitter()), time);
        Channel headers = new HeadersChannel(retry, UserAgent.text());
        AccessTokens tokens =
                new AccessTokens(new Login(headers, settings.credentials(), requests, time), executor, time);
        AuthChannel auth = new AuthChannel(headers, tokens, errors);
        Channel idempotency = new IdempotencyChannel(auth, settings.keys());
        OpenClientChannel gate = new OpenClientChannel(idempotency, closed);
        ApiCaller.LogIn logIn = request -> {
            gate.check(request);
            auth.logIn(request);
        };
        return new ChannelStack(executor, http, closed, new ApiCaller(gate, logIn, requests, errors, time));
    }

    /** The typed top of the stack. */
    public ApiCaller caller() {
        return caller;
    }

    /** Ends what is under way, closes the connections and lets the threads go. A second time it does nothing. */
    @Override
    public void close() {
        closed.set(true);
        http.dispatcher().cancelAll();
        executor.shutdownNow();
        http.connectionPool().evictAll();
    }
}
