package dev.tributary.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclogFormatterTest {

    @Test
    void givenARecord_whenFormatted_thenItIsOneJsonLineAsTerraformReadsIt() {
        LogRecord record = new LogRecord(Level.FINE, "read \"{0}\"\n\\");
        record.setParameters(new Object[] {"x"});
        record.setLoggerName("tributary");
        record.setInstant(Instant.parse("2026-11-01T10:20:30.123456789Z"));
        record.setThrown(new IOException("gone"));
        assertThat(new HclogFormatter().format(record))
                .isEqualTo("{\"@level\":\"debug\",\"@message\":\"read \\\"x\\\"\\u000a\\\\\",\"@module\":\"tributary\","
                        + "\"@timestamp\":\"2026-11-01T10:20:30.123456Z\",\"error\":\"java.io.IOException: gone\"}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "trace,FINER",
        "JSON,FINER",
        "Debug,FINE",
        "info,INFO",
        "error,SEVERE",
        "off,OFF",
        ",WARNING",
        "warn,WARNING"
    })
    void givenATerraformLevel_whenRead_thenItIsOurs(String asked, String level) {
        Map<String, String> environment = asked == null ? Map.of() : Map.of("TF_LOG", asked);
        assertThat(LogSettings.text(environment)).contains("\n.level=" + level + "\n");
    }
}
