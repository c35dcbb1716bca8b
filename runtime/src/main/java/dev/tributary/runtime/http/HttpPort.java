package dev.tributary.runtime.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/**
 * The port of the management API, taken but not answered at yet: who connects waits. So a port in use is known before
 * anything is made that must not be made in vain, and nobody is answered by a server that is still being put together.
 */
public final class HttpPort implements AutoCloseable {
    private final HttpOptions options;
    private final ServerSocketChannel channel;

    private HttpPort(HttpOptions options, ServerSocketChannel channel) {
        this.options = options;
        this.channel = channel;
    }

    /**
     * Takes the port.
     *
     * @throws HttpStartException when it cannot be had
     */
    public static HttpPort take(HttpOptions options) {
        InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
        if (address.isUnresolved()) {
            throw new HttpStartException(
                    "cannot listen on host " + options.host() + ": no address has this name;"
                            + " set http.host (TRIBUTARY_HTTP_HOST) to one of this machine",
                    null);
        }
        try {
            return new HttpPort(options, bound(address));
        } catch (IOException e) {
            throw new HttpStartException(
                    "cannot listen on " + place(options) + ": " + e.getMessage()
                            + "; stop what listens there, or choose another with http.port (TRIBUTARY_HTTP_PORT)"
                            + " and http.host (TRIBUTARY_HTTP_HOST)",
                    e);
        }
    }

    private static ServerSocketChannel bound(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return channel.bind(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static String place(HttpOptions options) {
        return "port " + options.port() + " of " + options.host();
    }

    HttpOptions options() {
        return options;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** Where it is, for messages. */
    String place() {
        return place(options);
    }

    /** Lets go of the port. Idempotent, and harmless when the server that answered there has done so. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of the port", e);
        }
    }
}
