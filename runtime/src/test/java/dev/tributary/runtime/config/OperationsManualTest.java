package dev.tributary.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manual's table of settings is the code's. */
class OperationsManualTest {

    @Test
    void theTableListsEverySettingWithVariableDefaultAndDescription() throws IOException {
        List<String> manual = Files.readAllLines(Path.of("../docs/operations.md"));

        assertThat(manual.stream().filter(line -> line.contains("| `TRIBUTARY_")))
                .containsExactlyElementsOf(
                        Settings.all().stream().map(OperationsManualTest::row).toList());
    }

    private static String row(Setting<?> setting) {
        String text = setting.defaultText();
        return "| `" + setting.name() + "` | `" + setting.variable() + "` | " + (text == null ? "" : "`" + text + "`")
                + " | " + setting.description() + " |";
    }
}
