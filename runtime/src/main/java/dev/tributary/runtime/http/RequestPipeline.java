package dev.tributary.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.ApiHeaders;
import dev.tributary.api.model.ErrorCode;
import dev.tributary.runtime.http.openapi.OpenApiDocument;
import dev.tributary.runtime.http.openapi.Operation;
import dev.tributary.runtime.http.openapi.RouteMatch;
import dev.tributary.runtime.http.openapi.Routes;
import dev.tributary.runtime.http.openapi.Violations;
import dev.tributary.runtime.service.AccessService;
import dev.tributary.runtime.service.Caller;
import dev.tributary.runtime.service.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every request goes this way: name it, find its operation, find out who asks, read parameters and body, call the
 * endpoint. Whatever fails on the way becomes an error body. Safe for use by several threads.
 */
final class RequestPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(RequestPipeline.class);
    private static final String BEARER = "bearer ";

    private final Routes routes;
    private final Map<String, Endpoint> endpoints;
    private final AccessService access;
    private final StaticFiles files;
    private final ParameterReader parameters;
    private final BodyReader bodies;

    RequestPipeline(
            OpenApiDocument document,
            Map<String, Endpoint> endpoints,
            AccessService access,
            StaticFiles files,
            int maxBodyBytes) {
        Violations violations = new Violations(document.secretNames());
        this.routes = new Routes(document.operations());
        this.endpoints = Map.copyOf(endpoints);
        this.access = access;
        this.files = files;
        this.parameters = new ParameterReader(violations);
        this.bodies = new BodyReader(maxBodyBytes, violations);
    }

    /** Answers a request; never throws. */
    Reply answer(RawRequest request) {
        String requestId = RequestIds.of(request.header(ApiHeaders.REQUEST_ID));
        Reply reply = answer(request, requestId);
        LOG.debug(
                "request_id={} method={} path={} status={}",
                requestId,
                request.method(),
                request.path(),
                reply.status());
        return reply.with(ApiHeaders.REQUEST_ID, requestId);
    }

    private Reply answer(RawRequest request, String requestId) {
        String tag = "";
        try {
            List<String> segments = segments(request);
            Optional<Reply> file = files.find(request.method(), segments);
            if (file.isPresent()) {
                return file.get();
            }
            RouteMatch.Found found = find(request, segments);
            tag = found.operation().tag();
            return call(found, request, requestId);
        } catch (ServiceException e) {
            logCause(e, request, requestId);
            return ErrorReplies.of(status(e, tag), e.code(), message(e), e.fields(), requestId);
        } catch (Refusal e) {
            return ErrorReplies.of(e.code(), message(e), e.fields(), requestId).with(e.headers());
        } catch (RuntimeException e) {
            LOG.error("request_id={} method={} path={} failed", requestId, request.method(), request.path(), e);
            String detail = "the server failed to answer: give the request id to its operator, whose log has the cause";
            return ErrorReplies.of(ErrorCode.INTERNAL_ERROR, detail, List.of(), requestId);
        }
    }

    /** The caller is told to ask the operator; this is what the operator then finds. */
    private static void logCause(ServiceException e, RawRequest request, String requestId) {
        if (e.getCause() != null) {
            LOG.warn(
                    "request_id={} method={} path={} could not be carried out: {}",
                    requestId,
                    request.method(),
                    request.path(),
                    e.getCause().getMessage());
        }
    }

    private Reply call(RouteMatch.Found found, RawRequest request, String requestId) {
        Operation operation = found.operation();
        Caller caller = operation.isPublic() ? null : authenticate(request.header("Authorization"));
        Map<String, JsonNode> values = parameters.read(operation, found.pathParameters(), request);
        JsonNode body =
                operation.body().isPresent() ? bodies.read(operation.body().get(), request) : null;
        Endpoint endpoint = endpoints.get(operation.id());
        if (endpoint == null) {
            throw new IllegalStateException("operation " + operation.id() + " has no endpoint");
        }
        return endpoint.handle(new ApiRequest(requestId, caller, values, body));
    }

    private RouteMatch.Found find(RawRequest request, List<String> segments) {
        RouteMatch match = routes.match(request.method(), segments);
        if (match instanceof RouteMatch.Found found) {
            return found;
        }
        if (match instanceof RouteMatch.WrongMethod wrong) {
            String allowed = String.join(", ", wrong.allowed());
            throw Refusal.of(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "this path does not know the method " + request.method() + ": use " + allowed,
                    Map.of("Allow", allowed));
        }
        Optional<String> notBuilt = NotBuiltHere.sentence(segments);
        if (notBuilt.isPresent()) {
            throw Refusal.of(ErrorCode.NOT_BUILT, notBuilt.get());
        }
        throw Refusal.of(
                ErrorCode.NOT_FOUND, "path /" + String.join("/", segments) + " not found: see /openapi.yaml for all");
    }

    private static List<String> segments(RawRequest request) {
        try {
            return Routes.segments(request.path());
        } catch (IllegalArgumentException e) {
            Refusal refusal = Refusal.of(
                    ErrorCode.BAD_REQUEST, "the path is not well-formed: write %25 where a percent sign is meant");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private Caller authenticate(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new ServiceException.Unauthorized("the request has no access token: send the header"
                    + " Authorization: Bearer <token> with one from POST /auth/access-token");
        }
        return access.authenticate(authorization.substring(BEARER.length()).trim());
    }

    /** Taken tag names are 400, all else as the code says. */
    private static int status(ServiceException e, String tag) {
        boolean takenTag = e.code().equals(ErrorCode.ALREADY_EXISTS) && tag.equals("tags");
        return takenTag ? 400 : ErrorReplies.status(e.code());
    }

    private static String message(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? "the request cannot be carried out" : message;
    }
}
