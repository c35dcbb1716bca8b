package dev.tributary.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Linux knows of a process: the two figures nobody can argue with. Stateless.
 *
 * <p>CPU time is that of all threads, in user and in system mode, garbage collection and compilation included.
 */
public final class ProcFiles {

    /** Ticks per second that Linux shows to programs: a constant of its interface on all processors Java runs on. */
    private static final double TICKS_PER_SECOND = 100.0;

    /** Positions behind the command's closing parenthesis; the manual counts them as fields 14 and 15 from 1. */
    private static final int UTIME_INDEX = 11;

    private static final int STIME_INDEX = 12;
    private static final long BYTES_PER_KIB = 1024;
    private static final String PEAK = "VmHWM";
    private static final String NOW = "VmRSS";

    private ProcFiles() {}

    /**
     * CPU seconds that a process has used so far; steps of 10 ms.
     *
     * @throws BenchmarkException when there is no such process, or no Linux
     */
    public static double cpuSeconds(long pid) {
        return parseCpuSeconds(read(pid, "stat"));
    }

    /**
     * The most memory that was ever resident for the process, in bytes.
     *
     * @throws BenchmarkException when there is no such process, or no Linux
     */
    public static long peakResidentBytes(long pid) {
        return parseBytes(PEAK, read(pid, "status"));
    }

    /**
     * The memory that is resident for the process now, in bytes.
     *
     * @throws BenchmarkException when there is no such process, or no Linux
     */
    public static long residentBytes(long pid) {
        return parseBytes(NOW, read(pid, "status"));
    }

    static double parseCpuSeconds(String stat) {
        // The command stands in parentheses and may itself hold spaces and parentheses.
        int commandEnd = stat.lastIndexOf(')');
        String[] fields = stat.substring(commandEnd + 1).trim().split(" ", -1);
        if (commandEnd < 0 || fields.length <= STIME_INDEX) {
            throw new BenchmarkException("Cannot read CPU times from '" + stat.trim() + "'");
        }
        return (Long.parseLong(fields[UTIME_INDEX]) + Long.parseLong(fields[STIME_INDEX])) / TICKS_PER_SECOND;
    }

    static long parseBytes(String name, String status) {
        for (String line : status.split("\n", -1)) {
            if (line.startsWith(name + ":")) {
                String[] words = line.trim().split("\\s+", -1);
                return Long.parseLong(words[1]) * BYTES_PER_KIB;
            }
        }
        throw new BenchmarkException("The process status has no line " + name + "; has the process ended?");
    }

    private static String read(long pid, String file) {
        Path path = Path.of("/proc", String.valueOf(pid), file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new BenchmarkException(
                    "Cannot read " + path + "; the process has ended, or this system is not Linux: " + e.getMessage(),
                    e);
        }
    }
}
