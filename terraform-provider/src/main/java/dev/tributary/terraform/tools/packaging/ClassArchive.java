package dev.tributary.terraform.tools.packaging;

import dev.tributary.terraform.tools.client.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The archive of classes, already parsed and verified, that a JVM maps at start-up: an AOT cache from JDK 25 on, a
 * static class-data archive before. It fits exactly the Java that made it.
 */
final class ClassArchive {

    private static final int FIRST_WITH_AOT = 25;
    private static final String NAME = "classes.jsa";
    private static final boolean AOT = Runtime.version().feature() >= FIRST_WITH_AOT;

    private ClassArchive() {}

    /** Returns the JVM's option that uses the archive. */
    static String option() {
        return (AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + NAME;
    }

    /** Returns whether the JVM compares the jars' times although they are the start of time. */
    static boolean comparesTimes() {
        return AOT;
    }

    /**
     * Makes the archive in {@code folder}, in two runs: one that says which classes are used, one that writes them.
     *
     * @param java the JVM that the archive is for, absolute or relative to the folder
     * @param training calls the provider that the given command starts
     */
    static void make(ProviderFolder folder, Path java, Training training) throws IOException, InterruptedException {
        Path list = Files.createTempFile("tributary-classes", ".list");
        try {
            List<String> learn = AOT
                    ? List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + list)
                    : List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list);
            training.run(command(folder, java, learn, JvmOptions.all()), folder.path());
            Path archive = folder.path().resolve(NAME);
            List<String> write = AOT
                    ? List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + list, "-XX:AOTCache=" + NAME)
                    : List.of(
                            "-Xshare:dump",
                            // Only this collector archives objects; the others read them.
                            "-XX:+UseG1GC",
                            "-Xmx512m",
                            "-XX:SharedClassListFile=" + list,
                            "-XX:SharedArchiveFile=" + NAME);
            Commands.run(command(folder, java, write, AOT ? JvmOptions.all() : List.of()), folder.path());
            if (!Files.isReadable(archive)) {
                throw new IOException("The JVM wrote no class archive " + archive + ".");
            }
        } finally {
            Files.deleteIfExists(list);
        }
    }

    private static List<String> command(ProviderFolder folder, Path java, List<String> first, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(first);
        command.addAll(List.of("-cp", folder.classPath(), JvmOptions.MAIN));
        return command;
    }
}
