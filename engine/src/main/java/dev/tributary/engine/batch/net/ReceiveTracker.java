package dev.tributary.engine.batch.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.network.ChannelState;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.NetworkSend;
import org.apache.kafka.common.network.Selectable;
import org.jspecify.annotations.Nullable;

/**
 * A selector that remembers which buffers the answers of the last poll came in. {@code NetworkClient} parses answers
 * without copying the records out of them and forgets the buffer; whoever wants the records takes the buffer here, and
 * all others go back to the pool.
 *
 * <p>There is at most one answer from each connection in a poll.
 */
final class ReceiveTracker implements Selectable {
    private final Selectable selector;
    private final TimedPool pool;
    private final Map<String, NetworkReceive> received = new HashMap<>();

    ReceiveTracker(Selectable selector, TimedPool pool) {
        this.selector = selector;
        this.pool = pool;
    }

    /** The buffer of the answer that just came from a connection; the caller gives it back to the pool. */
    @Nullable ByteBuffer take(String connection) {
        NetworkReceive receive = received.remove(connection);
        if (receive == null) {
            return null;
        }
        pool.take(receive.payload());
        return receive.payload();
    }

    /** When the first bytes came of the answer that just came from a connection, in nanoseconds. */
    long sinceNanos(String connection) {
        NetworkReceive receive = received.get(connection);
        if (receive == null) {
            throw new IllegalStateException("no answer of " + connection + " is at hand");
        }
        return pool.sinceNanos(receive.payload());
    }

    /** Gives back the buffers that nobody took. */
    void releaseRest() {
        for (NetworkReceive receive : received.values()) {
            pool.release(receive.payload());
        }
        received.clear();
    }

    @Override
    public Collection<NetworkReceive> completedReceives() {
        Collection<NetworkReceive> completed = selector.completedReceives();
        if (completed.isEmpty()) {
            return completed;
        }
        List<NetworkReceive> receives = new ArrayList<>(completed);
        receives.forEach(receive -> received.put(receive.source(), receive));
        return receives;
    }

    @Override
    public void connect(String id, InetSocketAddress address, int sendBufferSize, int receiveBufferSize)
            throws IOException {
        selector.connect(id, address, sendBufferSize, receiveBufferSize);
    }

    @Override
    public void wakeup() {
        selector.wakeup();
    }

    @Override
    public void close() {
        selector.close();
    }

    @Override
    public void close(String id) {
        selector.close(id);
    }

    @Override
    public void send(NetworkSend send) {
        selector.send(send);
    }

    @Override
    public void poll(long timeout) throws IOException {
        selector.poll(timeout);
    }

    @Override
    public List<NetworkSend> completedSends() {
        return selector.completedSends();
    }

    @Override
    public Map<String, ChannelState> disconnected() {
        return selector.disconnected();
    }

    @Override
    public List<String> connected() {
        return selector.connected();
    }

    @Override
    public void mute(String id) {
        selector.mute(id);
    }

    @Override
    public void unmute(String id) {
        selector.unmute(id);
    }

    @Override
    public void muteAll() {
        selector.muteAll();
    }

    @Override
    public void unmuteAll() {
        selector.unmuteAll();
    }

    @Override
    public boolean isChannelReady(String id) {
        return selector.isChannelReady(id);
    }
}
