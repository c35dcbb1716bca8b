package dev.tributary.runtime.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual's table of problems is the code's. */
class ReportedProblemTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)` \\| [^|`]+ \\|$", Pattern.MULTILINE);

    @Test
    void theManualExplainsEveryCode() throws Exception {
        assertThat(explained()).containsExactlyInAnyOrderElementsOf(codes());
    }

    private static List<String> explained() throws IOException {
        String manual = Files.readString(Path.of("../docs/operations.md"));
        return ROW.matcher(manual.substring(manual.indexOf("\n## Watching")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static List<String> codes() throws IllegalAccessException {
        List<String> codes = new ArrayList<>();
        for (Field field : ReportedProblem.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers())) {
                codes.add((String) field.get(null));
            }
        }
        return codes;
    }
}
