package dev.florin.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the stack from running is told in one sentence and an exit status. */
class StackRefusalTest {

    @TempDir
    Path data;

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertRefused(ExitStatus.PORT_IN_USE, port, Map.of(), "--postgres-port=" + port);
        }
    }

    @Test
    void a_data_directory_that_cannot_be_one_is_named() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThatExceptionOfType(StackFailure.class)
                .isThrownBy(() -> DataDirectory.open(file, false).close())
                .withMessageContaining(file.toString())
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(ExitStatus.DATA_NOT_WRITABLE));
    }

    @Test
    void another_password_and_damaged_data_are_told_apart() throws IOException {
        startOnce();

        assertRefused(
                ExitStatus.BROKEN,
                "another password",
                Map.of(StackOptions.PASSWORD_VARIABLE, "other"),
                "--fsync=false");

        Files.delete(data.resolve("postgres/global/pg_control"));
        assertRefused(ExitStatus.DATA_DAMAGED, "postgres.log", Map.of(), "--fsync=false");
    }

    private void startOnce() {
        try (Stack stack = Stack.of(options(Map.of(), "--fsync=false"))) {
            assertThat(stack.start().user()).isEqualTo(StackOptions.USER);
        }
    }

    private void assertRefused(ExitStatus status, String named, Map<String, String> environment, String argument) {
        try (Stack stack = Stack.of(options(environment, argument))) {
            assertThatExceptionOfType(StackFailure.class)
                    .isThrownBy(() -> assertThat(stack.start()).isNull())
                    .withMessageContaining(named)
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(status));
        }
    }

    private StackOptions options(Map<String, String> environment, String argument) {
        return StackOptions.parse(List.of("--data=" + data, argument), environment);
    }
}
