package dev.tributary.cli.options;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an output form. */
final class FormConverter implements ITypeConverter<OutputOptions.Form> {

    FormConverter() {}

    @Override
    public OutputOptions.Form convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "text" -> OutputOptions.Form.TEXT;
            case "json" -> OutputOptions.Form.JSON;
            default -> throw new TypeConversionException("'" + value + "' is neither text nor json");
        };
    }
}
