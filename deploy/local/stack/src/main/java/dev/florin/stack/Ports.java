package dev.florin.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports of this machine's loopback address. */
final class Ports {

    private Ports() {}

    /**
     * The port asked for, or a free one for 0.
     *
     * @param use what for, as the sentence of the refusal names it
     */
    static int claim(int port, String use) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port whose last connections linger in TIME_WAIT is free for a server.
            socket.setReuseAddress(port != 0);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new StackFailure(
                    ExitStatus.PORT_IN_USE,
                    "Port " + port + " for " + use + " is in use: stop the program that listens there, or choose"
                            + " another port.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
