package dev.tributary.terraform.tools.packaging;

import dev.tributary.terraform.provider.ProviderService;
import dev.tributary.terraform.provider.WrittenSchemas;
import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.rpc.RpcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder that Terraform runs the provider from: launcher, jars or a runtime that has what was in them, and what is
 * made beside them.
 */
final class ProviderFolder {

    /** A JVM of before 25 does not compare the time of a jar that has this one, and times do not survive a zip. */
    private static final FileTime NO_TIME = FileTime.fromMillis(0);

    private static final String LIB = "lib/";
    /** The path of nothing. */
    private static final String NO_JARS = "no-jars";

    private static final String SCHEMAS = LIB + "schemas.bin";
    /** What the provider's classes are compiled for. */
    static final String LEAST_JAVA = "17";

    private static final String TOUCH = "TZ=UTC touch -c -t 197001010000.00 lib/*.jar 2>/dev/null || :";

    private final Path path;
    private final List<String> jars;

    private ProviderFolder(Path path, List<String> jars) {
        this.path = path;
        this.jars = jars;
    }

    /** Makes {@code path} anew, for a runtime in it that has everything. */
    static ProviderFolder withoutJars(Path path) throws IOException, InterruptedException {
        return create(path, List.of());
    }

    /** Makes {@code path} anew with the given jars. */
    static ProviderFolder create(Path path, List<Path> jars) throws IOException, InterruptedException {
        FileTrees.delete(path);
        Files.createDirectories(path.resolve(LIB));
        List<String> names = new ArrayList<>();
        for (Path jar : jars) {
            String name = LIB + jar.getFileName();
            Path copy = Files.copy(jar, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(copy, NO_TIME);
            names.add(name);
        }
        Files.writeString(path.resolve(JvmOptions.SECURITY_PROPERTIES), Resources.text("security.properties"));
        writeSchemas(path.resolve(SCHEMAS));
        return new ProviderFolder(path, List.copyOf(names));
    }

    private static void writeSchemas(Path schemas) throws IOException, InterruptedException {
        try {
            WrittenSchemas.write(new ProviderService(new TributaryProvider(Map.of())), schemas);
        } catch (RpcException e) {
            throw new IOException("The provider does not say its schemas: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    /** Returns the jars, relative to the folder. A class archive wants a path even where there are none. */
    String classPath() {
        return jars.isEmpty() ? NO_JARS : String.join(":", jars);
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
                archive.comparesTimes() && !jars.isEmpty() ? TOUCH : "",
                "@OPTIONS@",
                String.join(" ", archive.jvmOptions()) + " -D" + WrittenSchemas.FILE + "=" + SCHEMAS,
                "@NO_JARS@",
                NO_JARS,
                "@CLASS_PATH@",
                classPath(),
                "@MAIN@",
                JvmOptions.MAIN);
        String text = Resources.text("launcher.sh");
        for (Map.Entry<String, String> each : values.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        Path launcher = path.resolve("terraform-provider-tributary_v" + version);
        Files.writeString(launcher, text);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
