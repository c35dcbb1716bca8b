package dev.tributary.terraform.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/**
 * Sends all log records to standard error, from the level on that {@code TF_LOG_PROVIDER} or {@code TF_LOG} asks.
 *
 * <p>The option {@code java.util.logging.config.class} of the JVM names this class: it is made when the first logger is
 * asked for, and most processes that Terraform starts have nothing to say.
 */
public final class LogSettings {

    /** Called by the JDK. */
    public LogSettings() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(
                        new ByteArrayInputStream(text(System.getenv()).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Returns the properties of Java's logging. */
    static String text(Map<String, String> environment) {
        String level = level(environment.getOrDefault("TF_LOG_PROVIDER", environment.get("TF_LOG")));
        String handler = "java.util.logging.ConsoleHandler";
        return String.join(
                "\n",
                "handlers=" + handler,
                ".level=" + level,
                handler + ".level=" + level,
                handler + ".formatter=" + HclogFormatter.class.getName());
    }

    private static String level(@Nullable String asked) {
        return switch (asked == null ? "" : asked.toUpperCase(Locale.ROOT)) {
            case "TRACE", "JSON" -> "FINER";
            case "DEBUG" -> "FINE";
            case "INFO" -> "INFO";
            case "ERROR" -> "SEVERE";
            case "OFF" -> "OFF";
            default -> "WARNING";
        };
    }
}
