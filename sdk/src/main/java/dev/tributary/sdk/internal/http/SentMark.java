package dev.tributary.sdk.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Remembers whether a connection stood and bytes of a request may have left. Travels as a tag of the request. */
final class SentMark {
    private volatile boolean sent;

    boolean sent() {
        return sent;
    }

    /** A network interceptor runs when the connection stands and before the first byte is written. */
    static Response intercept(Interceptor.Chain chain) throws IOException {
        SentMark mark = chain.request().tag(SentMark.class);
        if (mark != null) {
            mark.sent = true;
        }
        return chain.proceed(chain.request());
    }
}
