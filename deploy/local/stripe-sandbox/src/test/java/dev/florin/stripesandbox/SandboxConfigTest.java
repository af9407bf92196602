package dev.florin.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SandboxConfigTest {

    @Test
    void theCommandLineIsRead() {
        SandboxConfig config = SandboxConfig.parse(
                "--port",
                "8405",
                "--data",
                "d",
                "--webhook-url",
                "http://localhost:8403/webhooks/stripe",
                "--webhook-secret",
                "whsec",
                "--api-key",
                "sk_test");

        assertThat(config.port()).isEqualTo(8405);
        assertThat(config.apiKey()).isEqualTo("sk_test");
    }

    @Test
    void aWrongCommandLineIsRefusedWithTheReason() {
        assertThatThrownBy(() -> SandboxConfig.parse("--port", "none")).hasMessageContaining("--port");
        assertThatThrownBy(() -> SandboxConfig.parse("--colour", "red"))
                .hasMessageContaining("unknown option --colour");
        assertThatThrownBy(() -> SandboxConfig.parse("--port", "1")).hasMessageContaining("--data is missing");
    }
}
