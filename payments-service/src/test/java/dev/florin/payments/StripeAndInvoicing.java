package dev.florin.payments;

import dev.florin.stripesandbox.SandboxConfig;
import dev.florin.stripesandbox.StripeSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The neighbours of the service under test: the real Stripe sandbox, and invoicing's side of the tax quotes. */
public final class StripeAndInvoicing implements QuarkusTestResourceLifecycleManager {

    public static final String NEW_SECRET = "whsec_payments_new";
    public static final String OLD_SECRET = "whsec_payments_old";

    private static final String API_KEY = "sk_test_payments_0123456789";

    private static final String PLANS = """
            plans:
              - {id: free, title: Free, monthlyCredits: 5000}
              - {id: starter, title: Starter, monthlyCredits: 30000, overageLimitCredits: 30000}
              - {id: pro, title: Pro, monthlyCredits: 450000, overageLimitCredits: 450000}
            defaultPlan: free
            """;

    private @Nullable StripeSandbox sandbox;
    private @Nullable InvoicingDouble invoicing;

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            sandbox = StripeSandbox.start(new SandboxConfig(
                    0,
                    Files.createTempDirectory("stripe-sandbox"),
                    URI.create("http://localhost:" + port + "/webhooks/stripe"),
                    NEW_SECRET,
                    API_KEY,
                    Duration.ofMillis(50)));
            invoicing = new InvoicingDouble();
            return Map.of(
                    "quarkus.http.test-port",
                    String.valueOf(port),
                    "florin.stripe.api-base",
                    sandbox.url(),
                    "florin.stripe.api-key",
                    API_KEY,
                    "florin.stripe.webhook-secret",
                    NEW_SECRET + "," + OLD_SECRET,
                    "florin.invoicing.url",
                    invoicing.url(),
                    "florin.service-token",
                    Shop.SERVICE_TOKEN,
                    "florin.webhook.sweep-every",
                    "1s",
                    "florin.offering.file",
                    offeringWithPlans().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
        if (invoicing != null) {
            invoicing.close();
        }
    }

    /** The packages of {@code zero-markup}, and plans beside them. */
    private static Path offeringWithPlans() throws IOException {
        Path preset = Path.of(System.getProperty("florin.root"), "deploy/offerings/zero-markup/offering.yaml");
        return Files.writeString(Files.createTempFile("offering", ".yaml"), Files.readString(preset) + PLANS);
    }

    /** The sandbox must know the service's port before the service has one. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
