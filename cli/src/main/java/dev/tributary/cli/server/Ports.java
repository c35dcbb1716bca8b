package dev.tributary.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out whether a port of this machine can be listened on. */
public final class Ports {

    private Ports() {}

    /** The port, or 0, which stands for any free one, when something listens there already. */
    public static int orAnyFree(int preferred) {
        try (ServerSocket probe = new ServerSocket(preferred, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort() == preferred ? preferred : 0;
        } catch (IOException taken) {
            return 0;
        }
    }
}
