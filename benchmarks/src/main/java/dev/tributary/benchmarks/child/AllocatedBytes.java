package dev.tributary.benchmarks.child;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * Bytes that this process has allocated on its heap. Java 17 counts them by thread and forgets a thread that has ended,
 * so the threads are looked at once a second; what a thread allocates in its last second is not seen.
 */
final class AllocatedBytes {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> bytesByLiveThread = new HashMap<>();
    private long bytesOfEndedThreads;

    /** Counts again and returns the total so far. */
    synchronized long count() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        HashSet<Long> ended = new HashSet<>(bytesByLiveThread.keySet());
        for (int i = 0; i < ids.length; i++) {
            // -1: ended between the two calls.
            if (bytes[i] >= 0) {
                bytesByLiveThread.put(ids[i], bytes[i]);
                ended.remove(ids[i]);
            }
        }
        for (Long id : ended) {
            Long last = bytesByLiveThread.remove(id);
            bytesOfEndedThreads += last == null ? 0 : last;
        }
        return bytesOfEndedThreads
                + bytesByLiveThread.values().stream().mapToLong(Long::longValue).sum();
    }
}
