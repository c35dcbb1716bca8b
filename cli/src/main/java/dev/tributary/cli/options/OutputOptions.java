package dev.tributary.cli.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.api.model.TributaryJson;
import picocli.CommandLine.Option;

/** How to print the result. */
public final class OutputOptions {

    /** The forms that a result can have. */
    public enum Form {
        /** For people; may change from release to release. */
        TEXT,
        /** For programs: what the server says, field by field. */
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            converter = FormConverter.class,
            description = "text (the default) for people, json for programs.")
    private Form form = Form.TEXT;

    /** For picocli. */
    public OutputOptions() {}

    /**
     * The result in the wanted form, with a line end.
     *
     * @param value what the server says
     * @param text the same for people
     */
    public String render(Object value, String text) {
        if (form == Form.TEXT) {
            return text;
        }
        try {
            return TributaryJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came as JSON can always be written as JSON", e);
        }
    }
}
