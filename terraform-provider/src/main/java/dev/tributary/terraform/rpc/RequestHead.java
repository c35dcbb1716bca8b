package dev.tributary.terraform.rpc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a call's header says.
 *
 * @param service the full name of the service
 * @param method the method's name in it
 * @param timeoutNanos how long the caller waits; 0 for as long as it takes
 */
record RequestHead(String service, String method, long timeoutNanos) {

    private static final Set<String> PSEUDO = Set.of(":method", ":scheme", ":path", ":authority");
    /** Fields of HTTP/1 that make a request of HTTP/2 malformed. */
    private static final Set<String> OF_CONNECTIONS =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private static final String GRPC = "application/grpc";
    /** gRPC's bound of the digits before the unit. */
    private static final int MAX_TIMEOUT_DIGITS = 8;

    /**
     * Reads a header.
     *
     * @throws StreamException if it is no request of HTTP/2
     * @throws RpcException if it is no call of gRPC
     */
    static RequestHead of(List<HeaderField> fields) throws StreamException, RpcException {
        Map<String, String> known = check(fields);
        String path = known.getOrDefault(":path", "");
        int slash = path.lastIndexOf('/');
        if (!"POST".equals(known.get(":method"))
                || !known.getOrDefault("content-type", "").startsWith(GRPC)
                || !path.startsWith("/")
                || slash == 0) {
            throw new RpcException(
                    Status.INTERNAL, "This is no call of gRPC: it is no POST of " + GRPC + " to /service/method.");
        }
        return new RequestHead(path.substring(1, slash), path.substring(slash + 1), timeout(known.get("grpc-timeout")));
    }

    /** Throws unless the fields are those of a request (RFC 9113, sections 8.2 and 8.3). */
    private static Map<String, String> check(List<HeaderField> fields) throws StreamException {
        Map<String, String> known = new HashMap<>();
        boolean regular = false;
        for (HeaderField each : fields) {
            String name = each.name();
            boolean pseudo = name.startsWith(":");
            if (pseudo ? regular || !PSEUDO.contains(name) : OF_CONNECTIONS.contains(name) || !isName(name)) {
                throw malformed();
            }
            regular |= !pseudo;
            if (known.put(name, each.value()) != null && pseudo) {
                throw malformed();
            }
        }
        if (!known.containsKey(":method") || !known.containsKey(":scheme") || !known.containsKey(":path")) {
            throw malformed();
        }
        return known;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ':' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static StreamException malformed() {
        return new StreamException(ErrorCode.PROTOCOL_ERROR, "This is no request of HTTP/2.");
    }

    private static long timeout(@Nullable String text) throws RpcException {
        if (text == null) {
            return 0;
        }
        int digits = text.length() - 1;
        if (digits < 1 || digits > MAX_TIMEOUT_DIGITS || !isNumber(text, digits)) {
            throw badTimeout(text);
        }
        TimeUnit unit = switch (text.charAt(digits)) {
            case 'H' -> TimeUnit.HOURS;
            case 'M' -> TimeUnit.MINUTES;
            case 'S' -> TimeUnit.SECONDS;
            case 'm' -> TimeUnit.MILLISECONDS;
            case 'u' -> TimeUnit.MICROSECONDS;
            case 'n' -> TimeUnit.NANOSECONDS;
            default -> throw badTimeout(text);
        };
        return Math.max(unit.toNanos(Long.parseLong(text.substring(0, digits))), 1);
    }

    private static boolean isNumber(String text, int digits) {
        for (int i = 0; i < digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static RpcException badTimeout(String text) {
        return new RpcException(
                Status.INTERNAL, "The grpc-timeout \"" + text + "\" is none: write up to eight digits and a unit.");
    }
}
