package dev.tributary.runtime.http;

import dev.tributary.api.model.ApiHeaders;
import dev.tributary.api.model.ErrorCode;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers in our own way what fails before our pipeline sees it: malformed requests, headers that are too large. */
final class ContainerErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String requestId = RequestIds.of(request.getHeaders().get(ApiHeaders.REQUEST_ID));
        Reply reply = reply(response.getStatus(), requestId);
        write(reply, requestId, response.getHeaders());
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
        return true;
    }

    private static void write(Reply reply, String requestId, HttpFields.Mutable fields) {
        fields.put(new HttpField(HttpHeader.CONTENT_TYPE, reply.contentType()));
        fields.put(new HttpField(ApiHeaders.REQUEST_ID, requestId));
    }

    private static Reply reply(int status, String requestId) {
        if (status >= 500) {
            String detail = "the server failed to answer: give the request id to its operator, whose log has the cause";
            return ErrorReplies.of(status, ErrorCode.INTERNAL_ERROR, detail, List.of(), requestId);
        }
        String detail = switch (status) {
            case 414 -> "the address of the request is too long: send a shorter one";
            case 431 -> "the headers of the request are too large: send fewer or shorter ones";
            default -> "the request is not well-formed HTTP: send one that is";
        };
        return ErrorReplies.of(status, ErrorCode.BAD_REQUEST, detail, List.of(), requestId);
    }
}
