package dev.tributary.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program to be run by the same Java and class path as this one.
 *
 * @param name what people call the process; also the name of its log file
 * @param jvmOptions options such as {@code -Xmx128m}
 * @param mainClass the program
 * @param arguments its arguments
 */
public record JavaCommand(String name, List<String> jvmOptions, Class<?> mainClass, List<String> arguments) {

    /** Copies the lists. */
    public JavaCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
    }

    /** The command line of a process that leaves whatever it unpacks, native libraries for example, in the folder. */
    List<String> toCommandLine(Path folder) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmOptions);
        // A process of its own logs to a file of its own, so its warnings disturb nobody.
        line.add("-Dbench.log.level=WARN");
        line.add("-Djava.io.tmpdir=" + folder);
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(mainClass.getName());
        line.addAll(arguments);
        return line;
    }
}
