package dev.tributary.sdk;

import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.Page;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.sdk.error.ErrorAnswer;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.error.UnreadableAnswerException;
import dev.tributary.sdk.internal.http.ApiCaller;
import dev.tributary.sdk.internal.http.Decoded;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one source. The server answers with a list: of one, or, for an unknown id, of none. */
final class SourceReads {
    private final ApiCaller api;
    private final SourceOperations operations;

    SourceReads(ApiCaller api, SourceOperations operations) {
        this.api = api;
        this.operations = operations;
    }

    Optional<Source> find(String id) {
        return first(read(id));
    }

    Source get(String id) {
        Decoded<Page<Source>> answer = read(id);
        return first(answer).orElseThrow(() -> missing(id, answer));
    }

    Versioned<Source> getVersioned(String id) {
        Decoded<Page<Source>> answer = read(id);
        Source source = first(answer).orElseThrow(() -> missing(id, answer));
        String version = answer.etag();
        if (version == null) {
            ErrorAnswer unversioned = describe(id, 200, answer, null, "the answer has no ETag");
            throw new UnreadableAnswerException(
                    unversioned.request() + " was answered without an ETag: check any proxy on the way", unversioned);
        }
        return new Versioned<>(source, version);
    }

    private Decoded<Page<Source>> read(String id) {
        return api.callForAll(operations.get(id), TributaryJson::sources);
    }

    private static Optional<Source> first(Decoded<Page<Source>> answer) {
        return answer.value().result().stream().findFirst();
    }

    private static NotFoundException missing(String id, Decoded<Page<Source>> answer) {
        return new NotFoundException(describe(id, 404, answer, ErrorCode.NOT_FOUND, "source '" + id + "' not found"));
    }

    private static ErrorAnswer describe(
            String id, int status, Decoded<Page<Source>> answer, @Nullable ErrorCode code, String detail) {
        return new ErrorAnswer("GET /sources/" + id, status, answer.requestId(), code, detail, List.of());
    }
}
