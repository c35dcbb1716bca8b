package dev.tributary.runtime.config;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** How much memory this JVM may allocate outside its heap, which is where record batches are kept. */
final class DirectMemory {
    private static final String OPTION = "MaxDirectMemorySize";
    /** Of a JVM that does not tell; then it is not for us to refuse anything. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    private DirectMemory() {}

    /** The most that this JVM allocates, in bytes. */
    static long limitBytes() {
        String option = option();
        return option == null
                ? UNKNOWN
                : limitBytes(Long.parseLong(option), Runtime.getRuntime().maxMemory());
    }

    /** Unless somebody sets the option it is 0, and the limit is that of the heap. */
    static long limitBytes(long optionBytes, long heapBytes) {
        return optionBytes == 0 ? heapBytes : optionBytes;
    }

    /**
     * What a JVM needs for so many bytes of batches. The quarter is for what the budget does not count: what the JVM
     * puts bytes from the heap into to send them, and what was let go of and not collected yet.
     */
    static long neededFor(long batchBytes) {
        return batchBytes + batchBytes / 4;
    }

    private static @Nullable String option() {
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return jvm == null ? null : jvm.getVMOption(OPTION).getValue();
        } catch (IllegalArgumentException e) {
            // Another make of JVM, without the bean or the option.
            return null;
        }
    }
}
