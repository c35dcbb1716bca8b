package dev.tributary.runtime.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the YAML file into dotted names with their lines. Nesting and dots mean the same: {@code http.port: 1} is
 * {@code http: {port: 1}}.
 */
final class SettingsFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<SettingsProblem> problems;

    private SettingsFile(Path file, List<SettingsProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The entries in the order of the file; what cannot be read is added to {@code problems}. */
    static List<Entry> read(Path file, List<SettingsProblem> problems) {
        SettingsFile reader = new SettingsFile(file, problems);
        try (JsonParser parser = YAML.createParser(Files.readString(file, StandardCharsets.UTF_8))) {
            reader.readDocument(parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(
                    new SettingsProblem(file + " line " + line, "is not YAML: " + firstLine(e.getOriginalMessage())));
            // What stands before the fault may be misread because of it.
            return List.of();
        } catch (NoSuchFileException e) {
            problems.add(new SettingsProblem(
                    file.toString(), "does not exist; write it, or correct --config or TRIBUTARY_CONFIG"));
        } catch (IOException e) {
            problems.add(new SettingsProblem(file.toString(), "cannot be read: " + e));
        }
        return reader.entries;
    }

    private void readDocument(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            readMapping(parser, "");
        } else if (first != null && first != JsonToken.VALUE_NULL) {
            problems.add(new SettingsProblem(
                    place(parser), "must be a mapping of names to values, such as 'http.port: 8080'"));
        }
    }

    private void readMapping(JsonParser parser, String prefix) throws IOException {
        for (JsonToken token = parser.nextToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String name = prefix + parser.currentName();
            String place = place(parser);
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                readMapping(parser, name + ".");
            } else if (value == JsonToken.START_ARRAY) {
                parser.skipChildren();
                problems.add(new SettingsProblem(place, name + " must be a single value, not a list; write a,b,c"));
            } else if (value != JsonToken.VALUE_NULL) {
                add(new Entry(name, parser.getText(), place));
            }
        }
    }

    private void add(Entry entry) {
        String earlier = places.putIfAbsent(entry.name(), entry.place());
        if (earlier == null) {
            entries.add(entry);
        } else {
            problems.add(new SettingsProblem(
                    entry.place(), entry.name() + " is already set at " + earlier + "; remove one of the two"));
        }
    }

    private String place(JsonParser parser) {
        return file + " line " + parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
