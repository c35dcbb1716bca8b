package dev.tributary.runtime.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names requests: by the name that the client sent when it can stand in a header and in a log, else by chance. */
final class RequestIds {
    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private RequestIds() {}

    static String of(@Nullable String sent) {
        if (sent != null && USABLE.matcher(sent).matches()) {
            return sent;
        }
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
