package dev.tributary.terraform.tools.packaging;

import dev.tributary.terraform.tools.client.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The archive of classes, already parsed and verified, that a JVM maps at start-up: an AOT cache from JDK 25 on, a
 * static class-data archive before. It fits exactly the Java that made it.
 */
final class ClassArchive {

    private static final int FIRST_WITH_AOT = 25;
    private static final String NAME = "classes.jsa";
    private static final String LEARNED = "used-classes-";
    private static final String DIAGNOSTIC = "-XX:+UnlockDiagnosticVMOptions";

    private final Training training;
    private final Jdk jdk;
    private final boolean aot;
    /** What was learned; an AOT configuration is for one runtime only, a list of classes for any of the same build. */
    private @Nullable Path learned;

    /** Archives what {@code training} uses of a provider, for {@code jdk} or a runtime of it. */
    ClassArchive(Training training, Jdk jdk) {
        this.training = training;
        this.jdk = jdk;
        this.aot = jdk.feature() >= FIRST_WITH_AOT;
    }

    /** Returns the JVM's options that use the archive, for the Java that it is for. */
    String options() {
        // Without the last Java moves the archive to another address at every start, which takes longer than mapping.
        List<String> all = new ArrayList<>(List.of(
                (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + NAME, DIAGNOSTIC, "-XX:ArchiveRelocationMode=0"));
        if (aot) {
            // The archive has no profiles; the thread that looks for them takes 20 ms of a processor at every start.
            all.add("-XX:-AOTReplayTraining");
        }
        all.addAll(JvmOptions.only(jdk));
        return String.join(" ", all);
    }

    /** Returns the JVM's other options, which the archive is made for. */
    List<String> jvmOptions() {
        return JvmOptions.of(jdk);
    }

    /** Returns maker and build of the Java that it is for. */
    String java() {
        return jdk.build();
    }

    /** Returns whether the JVM compares the jars' times although they are the start of time. */
    boolean comparesTimes() {
        return aot;
    }

    /**
     * Makes the archive in {@code folder}.
     *
     * @param java the JVM that the archive is for, absolute or relative to the folder
     */
    void make(ProviderFolder folder, Path java) throws IOException, InterruptedException {
        Path classes = aot || learned == null ? learn(folder, java) : learned;
        learned = classes;
        List<String> write = aot
                ? List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + classes, "-XX:AOTCache=" + NAME)
                : List.of(
                        "-Xshare:dump",
                        // Only this collector archives objects; the others read them.
                        "-XX:+UseG1GC",
                        "-Xmx512m",
                        "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + NAME);
        Commands.run(command(folder, java, write, aot ? jvmOptions() : List.of()), folder.path());
        if (!Files.isReadable(folder.path().resolve(NAME))) {
            throw new IOException("The JVM wrote no class archive " + NAME + " in " + folder.path() + ".");
        }
    }

    private Path learn(ProviderFolder folder, Path java) throws IOException, InterruptedException {
        Path classes = folder.path()
                .resolveSibling("packaging")
                .resolve(LEARNED + jdk.feature())
                .toAbsolutePath();
        Files.createDirectories(classes.getParent());
        List<String> learn = aot
                // Profiles would make the JVM compile what training compiled: more than one start needs.
                ? List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + classes, DIAGNOSTIC, "-XX:-AOTRecordTraining")
                : List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + classes);
        List<String> options = new ArrayList<>(jvmOptions());
        options.addAll(JvmOptions.only(jdk));
        training.run(command(folder, java, learn, options), folder.path());
        return classes;
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
