package dev.tributary.terraform.plugin;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes log records as the JSON lines that Terraform reads from the provider's standard error. Made by the JDK, as
 * {@link LogSettings} say.
 */
public final class HclogFormatter extends Formatter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder("{\"@level\":\"").append(name(record.getLevel()));
        line.append("\",\"@message\":");
        quote(formatMessage(record), line);
        line.append(",\"@module\":");
        quote(String.valueOf(record.getLoggerName()), line);
        line.append(",\"@timestamp\":\"")
                .append(TIME.format(record.getInstant()))
                .append('"');
        if (record.getThrown() != null) {
            line.append(",\"error\":");
            quote(record.getThrown().toString(), line);
        }
        return line.append("}\n").toString();
    }

    private static String name(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        } else if (level.intValue() >= Level.WARNING.intValue()) {
            return "warn";
        } else if (level.intValue() >= Level.INFO.intValue()) {
            return "info";
        }
        return level.intValue() >= Level.FINE.intValue() ? "debug" : "trace";
    }

    private static void quote(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ') {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
