package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.internal.http.AnswerReader.AnswerTooLargeException;
import dev.tributary.sdk.internal.http.ExchangeException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Puts the network's exceptions into words an operator can act on. */
final class NoAnswer {
    private NoAnswer() {}

    static ExchangeException because(@Nullable Throwable cause, ApiRequest request, boolean sent) {
        if (cause instanceof IOException io) {
            return because(io, request, sent);
        }
        throw new IllegalStateException(request.name() + " failed inside the HTTP client", cause);
    }

    private static ExchangeException because(IOException cause, ApiRequest request, boolean sent) {
        return new ExchangeException(reason(cause), sent, sentence(cause, request, sent), cause);
    }

    static ExchangeException outOfTime(ApiRequest request, boolean sent, @Nullable Throwable cause) {
        String message = origin(request) + " gave no answer within "
                + request.deadline().budget().toMillis() + " ms";
        return new ExchangeException(Reason.OUT_OF_TIME, sent, message, cause);
    }

    static ExchangeException closed(boolean sent, Throwable cause) {
        return new ExchangeException(Reason.CLOSED, sent, "the client was closed meanwhile", cause);
    }

    private static Reason reason(IOException cause) {
        if (cause instanceof AnswerTooLargeException) {
            return Reason.TOO_LARGE;
        }
        return untrusted(cause) ? Reason.NOT_TRUSTED : Reason.CONNECTION;
    }

    /** A certificate does not get better by asking again; a handshake that merely broke off may. */
    private static boolean untrusted(IOException cause) {
        if (cause instanceof SSLPeerUnverifiedException || cause instanceof UnknownServiceException) {
            return true;
        }
        for (Throwable t = cause; cause instanceof SSLException && t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String sentence(IOException cause, ApiRequest request, boolean sent) {
        String origin = origin(request);
        if (cause instanceof UnknownHostException) {
            return "the host name of " + origin + " cannot be resolved: check the client's host";
        }
        if (cause instanceof ConnectException) {
            return "nothing accepts connections at " + origin + ": check the client's host and that the server runs";
        }
        if (untrusted(cause)) {
            return "no secure connection to " + origin + ": trust its certificate through the client's OkHttp hook ("
                    + cause.getMessage() + ")";
        }
        if (cause instanceof SSLException) {
            return "no secure connection to " + origin + ": check that the server speaks TLS there ("
                    + cause.getMessage() + ")";
        }
        if (cause instanceof SocketTimeoutException) {
            return sent ? origin + " fell silent" : "connecting to " + origin + " took too long";
        }
        return "the connection to " + origin + " broke (" + cause.getMessage() + ")";
    }

    private static String origin(ApiRequest request) {
        return request.url().scheme() + "://" + request.url().host() + ":"
                + request.url().port();
    }
}
