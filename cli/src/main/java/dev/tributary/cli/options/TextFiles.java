package dev.tributary.cli.options;

import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text files that options name. */
public final class TextFiles {

    private TextFiles() {}

    /**
     * The whole file.
     *
     * @throws CliException when it cannot be read
     */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CliException(ExitCodes.USAGE, "There is no file " + file, e);
        } catch (IOException e) {
            throw new CliException(ExitCodes.USAGE, "Cannot read " + file + ": " + e, e);
        }
    }

    /** The whole file without the line end that editors leave behind. */
    public static String readSecret(Path file) {
        return read(file).stripTrailing();
    }

    /** All that a stream has. */
    public static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CliException(ExitCodes.USAGE, "Cannot read standard input: " + e, e);
        }
    }
}
