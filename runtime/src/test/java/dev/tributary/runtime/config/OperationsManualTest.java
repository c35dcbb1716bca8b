package dev.tributary.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual's tables of settings and of problems are the code's. */
class OperationsManualTest {

    @Test
    void theTableListsEverySettingWithVariableDefaultAndDescription() throws IOException {
        List<String> manual = Files.readAllLines(Path.of("../docs/operations.md"));

        assertThat(manual.stream().filter(line -> line.contains("| `TRIBUTARY_")))
                .containsExactlyElementsOf(
                        Settings.all().stream().map(OperationsManualTest::row).toList());
    }

    @Test
    void theTableOfWhatTheEngineReportsListsEveryCode() throws IOException {
        List<String> manual = Files.readAllLines(Path.of("../docs/operations.md"));

        assertThat(manual.stream()
                        .dropWhile(line -> !line.equals("| code | means | passes by itself | what to do |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .map(line -> line.substring(0, line.indexOf('|', 1) + 1)))
                .containsExactlyElementsOf(Stream.of(Problem.Code.values())
                        .map(code -> "| `" + code.name().toLowerCase(Locale.ROOT) + "` |")
                        .toList());
    }

    private static String row(Setting<?> setting) {
        String text = setting.defaultText();
        return "| `" + setting.name() + "` | `" + setting.variable() + "` | " + (text == null ? "" : "`" + text + "`")
                + " | " + setting.description() + " |";
    }
}
