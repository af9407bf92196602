package dev.florin.stripesandbox.webhook;

import dev.florin.stripesandbox.session.WebhookEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Sends an event once, signed with the time of sending. */
public final class WebhookDelivery implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI receiver;
    private final String secret;
    private final Clock clock;

    public WebhookDelivery(URI receiver, String secret, Clock clock, Executor threads) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.receiver = receiver;
        this.secret = secret;
        this.clock = clock;
    }

    /** The receiver's HTTP status, 0 when it could not be reached. */
    public int send(WebhookEvent event) throws InterruptedException {
        long now = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(receiver)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", WebhookSignature.header(event.payload(), secret, now))
                .POST(BodyPublishers.ofString(event.payload()))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
