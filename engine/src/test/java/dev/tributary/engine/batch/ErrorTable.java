package dev.tributary.engine.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.protocol.Errors;

/** Reads what is written down about every error code: one line "ERROR REACTION" each. */
public final class ErrorTable {
    private ErrorTable() {}

    /** Reads the table that lies beside a test. */
    public static <R extends Enum<R>> Map<Errors, R> read(Class<?> test, String file, Class<R> reactions) {
        try (InputStream text = Objects.requireNonNull(test.getResourceAsStream(file), file)) {
            Map<Errors, R> table = new EnumMap<>(Errors.class);
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] words = line.trim().split(" +", -1);
                // A newer client knows errors that an older one does not.
                if (words.length == 2
                        && Arrays.stream(Errors.values())
                                .anyMatch(one -> one.name().equals(words[0]))) {
                    table.put(Errors.valueOf(words[0]), Enum.valueOf(reactions, words[1]));
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
