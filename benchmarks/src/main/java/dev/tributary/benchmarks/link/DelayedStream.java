package dev.tributary.benchmarks.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One direction of one connection: a thread that reads and a thread that writes what is due. The window's credit comes
 * back a whole round trip after the bytes were read, as an acknowledgement would.
 */
final class DelayedStream {

    private static final int CHUNK_BYTES = 64 << 10;

    private record Chunk(ByteBuffer bytes, long dueNanos, long creditNanos) {}

    private final Socket from;
    private final Socket to;
    private final LongSupplier oneWayNanos;
    private final Semaphore window;
    private final Runnable ended;
    /** Bounded by the window. */
    private final LinkedBlockingQueue<Chunk> underway = new LinkedBlockingQueue<>();

    private final LinkedBlockingQueue<Chunk> unacknowledged = new LinkedBlockingQueue<>();

    DelayedStream(Socket from, Socket to, LongSupplier oneWayNanos, int windowBytes, Runnable ended) {
        this.from = from;
        this.to = to;
        this.oneWayNanos = oneWayNanos;
        this.window = new Semaphore(windowBytes);
        this.ended = ended;
    }

    void start() {
        daemon(this::read, "proxy-read");
        daemon(this::write, "proxy-write");
        daemon(this::acknowledge, "proxy-acknowledge");
    }

    private void read() {
        byte[] buffer = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                window.acquire(count);
                long now = System.nanoTime();
                long oneWay = oneWayNanos.getAsLong();
                underway.add(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, count)), now + oneWay, now + 2 * oneWay));
                count = in.read(buffer);
            }
        } catch (IOException e) {
            // One of the ends has closed the connection, which is how connections end.
            ended.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endWith(underway);
    }

    private void write() {
        try {
            OutputStream out = to.getOutputStream();
            Chunk chunk = underway.take();
            while (chunk.bytes().hasRemaining()) {
                awaitTime(chunk.dueNanos());
                out.write(chunk.bytes().array());
                unacknowledged.add(chunk);
                chunk = underway.take();
            }
        } catch (IOException e) {
            // As above; the reading thread finds its socket closed by this.
            ended.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.run();
        endWith(unacknowledged);
    }

    private void acknowledge() {
        try {
            Chunk chunk = unacknowledged.take();
            while (chunk.bytes().hasRemaining()) {
                awaitTime(chunk.creditNanos());
                window.release(chunk.bytes().remaining());
                chunk = unacknowledged.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A reader that waits for credit shall find its socket closed instead.
        window.release(CHUNK_BYTES);
    }

    private static void endWith(LinkedBlockingQueue<Chunk> queue) {
        queue.add(new Chunk(ByteBuffer.allocate(0), 0, 0));
    }

    private static void awaitTime(long nanos) throws InterruptedException {
        long wait = nanos - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
