package dev.tributary.terraform.tools.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The packager's own files. */
final class Resources {

    private Resources() {}

    /** Returns what is in the file of this name beside this class. */
    static String text(String name) throws IOException {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The packager's own file " + name + " is missing on its class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
