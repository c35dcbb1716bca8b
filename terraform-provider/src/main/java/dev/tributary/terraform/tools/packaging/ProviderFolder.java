package dev.tributary.terraform.tools.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folder that Terraform runs the provider from: launcher, jars, and what is made beside them. */
final class ProviderFolder {

    /** A JVM of before 25 does not compare the time of a jar that has this one, and times do not survive a zip. */
    private static final FileTime NO_TIME = FileTime.fromMillis(0);

    private static final String LIB = "lib/";
    private static final String LEAST_JAVA = "17";
    private static final String TOUCH = "TZ=UTC touch -c -t 197001010000.00 lib/*.jar 2>/dev/null || :";

    private final Path path;
    private final List<String> jars;

    private ProviderFolder(Path path, List<String> jars) {
        this.path = path;
        this.jars = jars;
    }

    /** Makes {@code path} anew with the given jars. */
    static ProviderFolder create(Path path, List<Path> jars) throws IOException {
        FileTrees.delete(path);
        Files.createDirectories(path.resolve(LIB));
        List<String> names = new ArrayList<>();
        for (Path jar : jars) {
            String name = LIB + jar.getFileName();
            Path copy = Files.copy(jar, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(copy, NO_TIME);
            names.add(name);
        }
        Files.writeString(path.resolve(JvmOptions.SECURITY_PROPERTIES), resource("security.properties"));
        return new ProviderFolder(path, List.copyOf(names));
    }

    /** Copies everything to a folder of another name. */
    ProviderFolder copyTo(Path other) throws IOException {
        return create(other, jars.stream().map(path::resolve).toList());
    }

    Path path() {
        return path;
    }

    /** Returns the jars, relative to the folder. */
    String classPath() {
        return String.join(":", jars);
    }

    /**
     * Writes the launcher.
     *
     * @param version what Terraform calls this version
     * @param archive the class archive that is beside it
     */
    void writeLauncher(String version, ClassArchive archive) throws IOException {
        Map<String, String> values = Map.of(
                "@ARCHIVE_OPTIONS@",
                archive.options(),
                "@ARCHIVE_JAVA@",
                archive.java(),
                "@LEAST_JAVA@",
                LEAST_JAVA,
                "@TOUCH@",
                archive.comparesTimes() ? TOUCH : "",
                "@OPTIONS@",
                String.join(" ", JvmOptions.all()),
                "@CLASS_PATH@",
                classPath(),
                "@MAIN@",
                JvmOptions.MAIN);
        String text = resource("launcher.sh");
        for (Map.Entry<String, String> each : values.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        Path launcher = path.resolve("terraform-provider-tributary_v" + version);
        Files.writeString(launcher, text);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ProviderFolder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The packager's own file " + name + " is missing on its class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
