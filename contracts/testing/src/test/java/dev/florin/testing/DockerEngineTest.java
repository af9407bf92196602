package dev.florin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    @Test
    void an_engine_that_speaks_http_answers() throws IOException {
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/_ping", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        engine.start();
        try {
            assertThat(DockerEngine.answersAt(
                            "tcp://127.0.0.1:" + engine.getAddress().getPort()))
                    .isTrue();
        } finally {
            engine.stop(0);
        }
    }

    @Test
    void a_socket_that_is_not_there_does_not_answer(@TempDir Path directory) {
        assertThat(DockerEngine.answersAt("unix://" + directory.resolve("docker.sock")))
                .isFalse();
    }

    @Test
    void an_address_of_another_kind_does_not_answer() {
        assertThat(DockerEngine.answersAt("ssh://somewhere")).isFalse();
    }
}
