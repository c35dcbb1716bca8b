package dev.tributary.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A request as it came in, free of any web framework. Lives for one request; one thread. */
interface RawRequest {
    /** The HTTP method in capitals. */
    String method();

    /** The path as sent, percent signs and all. */
    String path();

    /** The query as sent, without the question mark; null when there is none. */
    @Nullable String query();

    /** A header, whatever its case; null when absent. */
    @Nullable String header(String name);

    /** The body. */
    InputStream body() throws IOException;
}
