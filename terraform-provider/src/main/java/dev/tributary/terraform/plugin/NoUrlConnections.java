package dev.tributary.terraform.plugin;

import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says at once how {@code http:} URLs are opened: not at all, for requests go through the SDK's client. Java's
 * cryptography makes one such URL for a name when it starts and opens it never; without this it would look through all
 * jars for somebody who can, in the way of the TLS handshake.
 */
public final class NoUrlConnections implements URLStreamHandlerFactory {

    /** Makes it hold for the whole process. To be called once. */
    public static void install() {
        URL.setURLStreamHandlerFactory(new NoUrlConnections());
    }

    @Override
    public @Nullable URLStreamHandler createURLStreamHandler(String protocol) {
        return protocol.equals("http") ? new Refusal() : null;
    }

    private static final class Refusal extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) {
            throw new UnsupportedOperationException("The provider opens no URL by itself, and so not " + url + ".");
        }

        @Override
        protected URLConnection openConnection(URL url, Proxy proxy) {
            return openConnection(url);
        }
    }
}
