package dev.tributary.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * Makes JSON documents of an exact size that compress as business events do: repeated field names, few distinct words,
 * many distinct numbers. Each begins with a place for a sequence number. The same seed gives the same documents.
 */
final class JsonDocuments {

    /** Where the 16 digits of the sequence number stand. */
    static final int SEQUENCE_OFFSET = "{\"seq\":\"".length();

    private static final String[] WORDS = {
        "amber", "anchor", "basket", "beacon", "candle", "carton", "cobalt", "copper", "cotton", "dahlia", "ember",
        "fabric", "garden", "ginger", "harbor", "indigo", "jacket", "kettle", "lantern", "linen", "marble", "meadow",
        "mirror", "nutmeg", "orchid", "pepper", "pillow", "quartz", "ribbon", "saffron", "silver", "timber", "velvet",
        "walnut", "willow", "yellow"
    };
    private static final String[] STATES = {"CREATED", "PAID", "PACKED", "SHIPPED", "DELIVERED", "RETURNED"};
    private static final int MIN_ROOM_FOR_AN_ITEM = 260;
    private static final int MIN_ROOM_FOR_AN_ORDER = 400;

    private final Random random;

    JsonDocuments(long seed) {
        this.random = new Random(seed);
    }

    /** A document of exactly so many bytes, with zeros for its sequence number. */
    byte[] next(int bytes) {
        StringBuilder json = new StringBuilder(bytes).append("{\"seq\":\"0000000000000000\",");
        if (bytes >= MIN_ROOM_FOR_AN_ORDER) {
            appendOrder(json, bytes);
        } else {
            append(json, "\"at\":%d,\"v\":%d.%d,", millis(), random.nextInt(1000), random.nextInt(100));
        }
        appendNote(json, bytes);
        return json.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void appendOrder(StringBuilder json, int bytes) {
        append(json, "\"order_id\":\"%016x\",\"status\":\"%s\",", random.nextLong(), pick(STATES));
        append(json, "\"created_at\":%d,\"customer\":{\"id\":%d,", millis(), random.nextInt(1_000_000));
        append(json, "\"name\":\"%s %s\",\"postcode\":\"%05d\"},\"items\":[", word(), word(), random.nextInt(100_000));
        String separator = "";
        while (bytes - json.length() > MIN_ROOM_FOR_AN_ITEM) {
            append(
                    json,
                    "%s{\"sku\":\"%s-%08x\",\"title\":\"%s %s %s\",",
                    separator,
                    word(),
                    random.nextInt(),
                    word(),
                    word(),
                    word());
            append(
                    json,
                    "\"quantity\":%d,\"unit_price\":%d.%02d,\"currency\":\"EUR\"}",
                    1 + random.nextInt(9),
                    random.nextInt(500),
                    random.nextInt(100));
            separator = ",";
        }
        append(json, "],\"total\":%d.%02d,", random.nextInt(5000), random.nextInt(100));
    }

    private void appendNote(StringBuilder json, int bytes) {
        json.append("\"n\":\"");
        int end = bytes - "\"}".length();
        while (json.length() < end) {
            json.append(word()).append(' ');
        }
        json.setLength(end);
        json.append("\"}");
    }

    private long millis() {
        return 1_790_000_000_000L + random.nextInt(1_000_000_000);
    }

    private String word() {
        return pick(WORDS);
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private static void append(StringBuilder json, String format, Object... values) {
        json.append(String.format(Locale.ROOT, format, values));
    }
}
