package dev.tributary.terraform.tools.packaging;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * The provider and its libraries as one module, to be linked into a runtime. A runtime finds what is in it without
 * opening a jar, and a start would open all of them.
 */
final class ProviderModule {

    static final String NAME = "dev.tributary.terraform";

    private static final Pattern LICENCE = Pattern.compile("META-INF/[^/]*(LICENSE|NOTICE)[^/]*");
    /** What only class loaders of jars read. */
    private static final Pattern OF_JARS = Pattern.compile("(META-INF|OSGI-INF)/.*|module-info\\.class");

    private final Path folder;

    private ProviderModule(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes {@code folder} anew with the module's files.
     *
     * @param jars what it has
     * @param java the version of the runtime that it is for, which decides between variants that a jar has
     * @param version the module's version
     */
    static ProviderModule make(Path folder, List<Path> jars, int java, String version) throws IOException {
        FileTrees.delete(folder);
        Files.createDirectories(folder);
        ProviderModule module = new ProviderModule(folder);
        for (Path jar : jars) {
            try (FileSystem files = open(jar, java)) {
                module.add(jar, files.getPath("/"));
            }
        }
        module.declare(version);
        return module;
    }

    private static FileSystem open(Path jar, int java) throws IOException {
        return FileSystems.newFileSystem(jar, Map.of("releaseVersion", java));
    }

    private void add(Path jar, Path root) throws IOException {
        for (Path each : FileTrees.files(root)) {
            if (OF_JARS.matcher(each.toString()).matches()) {
                continue;
            }
            Path target = folder.resolve(each.toString());
            Files.createDirectories(target.getParent());
            try {
                Files.copy(root.resolve(each), target);
            } catch (FileAlreadyExistsException e) {
                throw new IOException(
                        each + " is in " + jar.getFileName() + " and in a jar before it, and one module has it once."
                                + " Leave one of the two jars out of the provider.",
                        e);
            }
        }
    }

    private void declare(String version) throws IOException {
        Path source = folder.resolveSibling("module-info.java");
        Files.writeString(source, Resources.text("module-info.txt"));
        ToolProvider javac = ToolProvider.findFirst("javac")
                .orElseThrow(() -> new IOException("The Java that packages has no javac; it is no complete JDK."));
        int status = javac.run(
                System.out,
                System.err,
                "--release",
                ProviderFolder.LEAST_JAVA,
                "--module-version",
                version,
                "--patch-module",
                NAME + "=" + folder,
                "-d",
                folder.toString(),
                source.toString());
        if (status != 0) {
            throw new IOException("javac could not compile " + source + "; it says why above.");
        }
    }

    /** Returns where the module's files are. */
    Path path() {
        return folder;
    }

    /** Copies the licences of the jars, each to a folder of the jar's name below {@code target}. */
    static void copyLicences(List<Path> jars, Path target) throws IOException {
        for (Path jar : jars) {
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                Path root = files.getPath("/");
                for (Path each : FileTrees.files(root)) {
                    if (LICENCE.matcher(each.toString()).matches()) {
                        Path of = Files.createDirectories(target.resolve(jar.getFileName()));
                        Files.copy(
                                root.resolve(each),
                                of.resolve(each.getFileName().toString()));
                    }
                }
            }
        }
    }
}
