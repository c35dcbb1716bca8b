package dev.tributary.sdk.internal.http;

import dev.tributary.api.model.ApiHeaders;
import java.util.Optional;
import okhttp3.Headers;
import okio.ByteString;

/**
 * One answer, read to its end: nothing is left open behind it.
 *
 * @param request what was asked
 * @param status the HTTP status
 * @param headers the answer's headers
 * @param body the answer's body, empty for none
 * @param earlierInDoubt whether an earlier attempt of the same request may have been carried out
 */
record ApiResponse(ApiRequest request, int status, Headers headers, ByteString body, boolean earlierInDoubt) {

    boolean successful() {
        return status >= 200 && status < 300;
    }

    Optional<String> requestId() {
        return Optional.ofNullable(headers.get(ApiHeaders.REQUEST_ID));
    }

    /**
     * Whether nobody can tell from this answer if the request was carried out: a gateway speaks for a server it lost,
     * or this attempt was turned away after an earlier one vanished.
     */
    boolean leavesOutcomeOpen() {
        if (request.reads()) {
            return false;
        }
        return Statuses.lostBehindGateway(status) || (earlierInDoubt && Statuses.turnedAwayUnread(status));
    }

    ApiResponse after(boolean doubt) {
        return doubt == earlierInDoubt ? this : new ApiResponse(request, status, headers, body, doubt);
    }

    /** Request and status: bodies and headers stay out of logs. */
    @Override
    public String toString() {
        return request.name() + " -> " + status;
    }
}
