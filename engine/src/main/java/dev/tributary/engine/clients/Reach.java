package dev.tributary.engine.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;

/** Finds out which addresses take connections: what a Kafka client tells of that is only that nobody answers. */
public final class Reach {
    private static final int MOST_AT_ONCE = 32;

    private Reach() {}

    /**
     * Connects to each address and hangs up again.
     *
     * @param addresses as {@code host:port}; what is no address is told as an obstacle
     * @param atMost how long to wait for all of them together, the look-up of their names included
     * @return what is in the way of each that cannot be reached, in their order; empty when all can
     * @throws InterruptException when interrupted
     */
    public static Map<String, String> obstacles(Collection<String> addresses, Duration atMost) {
        // A look-up of a name cannot be broken off; the thread that waits for it must keep nobody else waiting.
        ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE, Reach::daemon);
        try {
            long deadline = System.nanoTime() + atMost.toNanos();
            Map<String, Future<Optional<String>>> attempts = new LinkedHashMap<>();
            addresses.forEach(address ->
                    attempts.computeIfAbsent(address, each -> threads.submit(() -> obstacle(each, atMost))));
            Map<String, String> obstacles = new LinkedHashMap<>();
            attempts.forEach((address, attempt) ->
                    told(attempt, deadline).ifPresent(obstacle -> obstacles.put(address, obstacle)));
            return obstacles;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tributary-reach");
        thread.setDaemon(true);
        return thread;
    }

    private static Optional<String> told(Future<Optional<String>> attempt, long deadline) {
        try {
            return attempt.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.of("no answer");
        } catch (ExecutionException e) {
            return Optional.of(Failures.sentence(e));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Of all that a name stands for one that answers is enough, as it is for Kafka's clients. */
    private static Optional<String> obstacle(String address, Duration atMost) {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            return Optional.of("it is not host:port");
        }
        String obstacle = "the name does not resolve";
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            InetAddress[] all = InetAddress.getAllByName(address.substring(0, colon));
            for (InetAddress each : all) {
                try (Socket socket = new Socket()) {
                    socket.connect(
                            new InetSocketAddress(each, port), (int) Math.max(1, atMost.toMillis() / all.length));
                    return Optional.empty();
                } catch (IOException e) {
                    obstacle = Failures.sentence(e);
                }
            }
            return Optional.of(obstacle);
        } catch (UnknownHostException e) {
            return Optional.of(obstacle);
        } catch (IllegalArgumentException e) {
            return Optional.of("it is not host:port");
        }
    }
}
