package dev.florin.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Asks for a Docker engine without Testcontainers, which writes a page of errors where there is none. */
final class DockerEngine {

    private static final String USUAL_SOCKET = "unix:///var/run/docker.sock";

    private DockerEngine() {}

    static boolean answers() {
        return answersAt(System.getenv().getOrDefault("DOCKER_HOST", USUAL_SOCKET));
    }

    /** Whether an engine pongs at an address as DOCKER_HOST spells it. */
    static boolean answersAt(String host) {
        URI uri = URI.create(host);
        return switch (uri.getScheme()) {
            case "unix" -> pongs(UnixDomainSocketAddress.of(uri.getPath()), StandardProtocolFamily.UNIX);
            case "tcp" -> pongs(new InetSocketAddress(uri.getHost(), uri.getPort()), StandardProtocolFamily.INET);
            default -> false;
        };
    }

    private static boolean pongs(SocketAddress address, StandardProtocolFamily family) {
        try (SocketChannel channel = SocketChannel.open(family)) {
            if (!channel.connect(address)) {
                return false;
            }
            String request = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(request);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            ByteBuffer answer = ByteBuffer.allocate(64);
            int length = channel.read(answer);
            // An engine that wants TLS answers a plain request with 400: it is there.
            return length > 0 && new String(answer.array(), 0, length, StandardCharsets.US_ASCII).startsWith("HTTP/");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
