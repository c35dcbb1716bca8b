package dev.tributary.runtime.http;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps out of the sentences of permanent errors what some clients take for a sign to try again: they look for certain
 * numbers and phrases in the text, and an identifier or a port may hold such a number by chance.
 */
final class RetrySafeText {
    /** Taken whole, so that the time grows with the text alone: a client may have sent words of any length. */
    private static final Pattern WORD = Pattern.compile("[^\\s'\",;:()\\[\\]]++");

    private static final Pattern STATUS = Pattern.compile("429|502|503|504");

    private static final Map<Pattern, String> PHRASES = Map.of(
            phrase("rebalance"), "reassignment",
            phrase("connection refused"), "no connection",
            phrase("request timed out"), "no answer in time");

    private RetrySafeText() {}

    static String of(String sentence) {
        String safe = WORD.matcher(sentence)
                .replaceAll(word ->
                        Matcher.quoteReplacement(STATUS.matcher(word.group()).find() ? "…" : word.group()));
        for (Map.Entry<Pattern, String> phrase : PHRASES.entrySet()) {
            safe = phrase.getKey().matcher(safe).replaceAll(phrase.getValue());
        }
        return safe;
    }

    private static Pattern phrase(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}
