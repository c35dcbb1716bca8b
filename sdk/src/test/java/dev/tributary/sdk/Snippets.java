package dev.tributary.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the marked pieces of a Java source, and the code blocks of a Markdown page that stand below the same markers.
 */
final class Snippets {
    private Snippets() {}

    /** The text between {@code // readme:name} and {@code // readme:end}, moved to the left edge. */
    static Map<String, String> ofJava(Path file) throws IOException {
        Map<String, String> snippets = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        String name = "";
        for (String line : Files.readAllLines(file)) {
            String marker = line.strip();
            if (marker.equals("// readme:end")) {
                snippets.put(name, String.join("\n", lines).stripIndent());
                name = "";
            } else if (marker.startsWith("// readme:")) {
                name = marker.substring("// readme:".length());
                lines.clear();
            } else if (!name.isEmpty()) {
                lines.add(line);
            }
        }
        return snippets;
    }

    /** The code block below each {@code <!-- readme:name -->}. */
    static Map<String, String> ofMarkdown(Path file) throws IOException {
        Map<String, String> snippets = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("<!-- readme:") && lines.get(i + 1).equals("```java")) {
                int end = lines.subList(i + 2, lines.size()).indexOf("```") + i + 2;
                String name = line.substring("<!-- readme:".length(), line.length() - " -->".length());
                snippets.put(name, String.join("\n", lines.subList(i + 2, end)));
            }
        }
        return snippets;
    }
}
