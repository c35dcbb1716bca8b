package dev.tributary.terraform.rpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The fields that a client refers to by number: the fixed ones of RFC 7541, appendix A, and after them those it sent
 * before, the latest first. For one thread.
 */
final class HeaderTable {

    /** What a client may rely on until told otherwise, which we never do. */
    static final int MAX_BYTES = 4096;

    private static final List<HeaderField> FIXED = fixed(
            ":authority",
            "",
            ":method",
            "GET",
            ":method",
            "POST",
            ":path",
            "/",
            ":path",
            "/index.html",
            ":scheme",
            "http",
            ":scheme",
            "https",
            ":status",
            "200",
            ":status",
            "204",
            ":status",
            "206",
            ":status",
            "304",
            ":status",
            "400",
            ":status",
            "404",
            ":status",
            "500",
            "accept-charset",
            "",
            "accept-encoding",
            "gzip, deflate",
            "accept-language",
            "",
            "accept-ranges",
            "",
            "accept",
            "",
            "access-control-allow-origin",
            "",
            "age",
            "",
            "allow",
            "",
            "authorization",
            "",
            "cache-control",
            "",
            "content-disposition",
            "",
            "content-encoding",
            "",
            "content-language",
            "",
            "content-length",
            "",
            "content-location",
            "",
            "content-range",
            "",
            "content-type",
            "",
            "cookie",
            "",
            "date",
            "",
            "etag",
            "",
            "expect",
            "",
            "expires",
            "",
            "from",
            "",
            "host",
            "",
            "if-match",
            "",
            "if-modified-since",
            "",
            "if-none-match",
            "",
            "if-range",
            "",
            "if-unmodified-since",
            "",
            "last-modified",
            "",
            "link",
            "",
            "location",
            "",
            "max-forwards",
            "",
            "proxy-authenticate",
            "",
            "proxy-authorization",
            "",
            "range",
            "",
            "referer",
            "",
            "refresh",
            "",
            "retry-after",
            "",
            "server",
            "",
            "set-cookie",
            "",
            "strict-transport-security",
            "",
            "transfer-encoding",
            "",
            "user-agent",
            "",
            "vary",
            "",
            "via",
            "",
            "www-authenticate",
            "");

    private final Deque<HeaderField> sent = new ArrayDeque<>();
    private int bytes;
    private int maxBytes = MAX_BYTES;

    private static List<HeaderField> fixed(String... namesAndValues) {
        List<HeaderField> fields = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new HeaderField(namesAndValues[i], namesAndValues[i + 1]));
        }
        return fields;
    }

    /** Returns the field with a number, of which the first is 1. */
    HeaderField get(int number) throws ConnectionException {
        if (number >= 1 && number <= FIXED.size()) {
            return FIXED.get(number - 1);
        }
        int left = number - FIXED.size();
        for (HeaderField each : sent) {
            if (--left == 0) {
                return each;
            }
        }
        throw new ConnectionException(ErrorCode.COMPRESSION_ERROR, "There is no header field number " + number + ".");
    }

    /** Adds a field before all others that were sent; one larger than the table only empties it. */
    void add(HeaderField field) {
        shrinkTo(maxBytes - field.size());
        if (field.size() <= maxBytes) {
            sent.addFirst(field);
            bytes += field.size();
        }
    }

    /** Takes the client's own bound, which may not exceed ours. */
    void resize(int newMaxBytes) throws ConnectionException {
        if (newMaxBytes > MAX_BYTES) {
            throw new ConnectionException(
                    ErrorCode.COMPRESSION_ERROR, "A header table of " + newMaxBytes + " bytes was not agreed.");
        }
        maxBytes = newMaxBytes;
        shrinkTo(newMaxBytes);
    }

    private void shrinkTo(int limit) {
        while (bytes > Math.max(limit, 0)) {
            bytes -= sent.removeLast().size();
        }
    }

    /** Returns the size of what was sent and is still here. */
    int bytes() {
        return bytes;
    }
}
