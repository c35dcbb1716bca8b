package dev.tributary.engine.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
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
        return each(addresses, atMost, address -> obstacle(address, atMost), Optional.of("no answer"));
    }

    /** What is found at each address where something is found in time, all of them looked at side by side. */
    static Map<String, String> findings(
            Collection<String> addresses, Duration atMost, Function<String, Optional<String>> look) {
        return each(addresses, atMost, look, Optional.empty());
    }

    private static Map<String, String> each(
            Collection<String> addresses,
            Duration atMost,
            Function<String, Optional<String>> look,
            Optional<String> whenLate) {
        // A look-up of a name cannot be broken off; the thread that waits for it must keep nobody else waiting.
        ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE, Reach::daemon);
        try {
            long deadline = System.nanoTime() + atMost.toNanos();
            Map<String, Future<Optional<String>>> attempts = new LinkedHashMap<>();
            addresses.forEach(
                    address -> attempts.computeIfAbsent(address, each -> threads.submit(() -> look.apply(each))));
            Map<String, String> found = new LinkedHashMap<>();
            attempts.forEach((address, attempt) ->
                    told(attempt, deadline, whenLate).ifPresent(what -> found.put(address, what)));
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The addresses in a list as Kafka's clients read it; one that is named twice counts once. */
    public static List<String> addresses(String bootstrapServers) {
        return Arrays.stream(bootstrapServers.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tributary-reach");
        thread.setDaemon(true);
        return thread;
    }

    private static Optional<String> told(Future<Optional<String>> attempt, long deadline, Optional<String> whenLate) {
        try {
            return attempt.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return whenLate;
        } catch (ExecutionException e) {
            return Optional.of(Failures.sentence(e));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Optional<String> obstacle(String address, Duration atMost) {
        try {
            connected(address, atMost).close();
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("the name does not resolve");
        } catch (IOException e) {
            return Optional.of(Failures.sentence(e));
        } catch (IllegalArgumentException e) {
            return Optional.of("it is not host:port");
        }
    }

    /**
     * Connects. Of all that a name stands for one that answers is enough, as it is for Kafka's clients.
     *
     * @throws UnknownHostException when the name does not resolve
     * @throws IOException when nothing takes connections there
     * @throws IllegalArgumentException when the address is not {@code host:port}
     */
    static Socket connected(String address, Duration atMost) throws IOException {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(address);
        }
        int port = Integer.parseInt(address.substring(colon + 1));
        InetAddress[] all = InetAddress.getAllByName(address.substring(0, colon));
        IOException obstacle = new UnknownHostException(address);
        for (InetAddress each : all) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(each, port), (int) Math.max(1, atMost.toMillis() / all.length));
                return socket;
            } catch (IOException e) {
                socket.close();
                obstacle = e;
            }
        }
        throw obstacle;
    }
}
