package dev.florin.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Finds ports that nobody uses, below those that the system hands out by itself. */
final class FreePorts {

    private static final int WANTED = 10;
    private static final int LAST = 32_000;

    private FreePorts() {}

    /** The first of ten free ports in a row. */
    static int tenFrom(int start) {
        return IntStream.iterate(start, base -> base < LAST, base -> base + WANTED)
                .filter(base -> IntStream.range(base, base + WANTED).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
