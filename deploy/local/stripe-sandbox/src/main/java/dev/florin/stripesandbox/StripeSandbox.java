package dev.florin.stripesandbox;

import dev.florin.stripesandbox.api.ApiKeyCheck;
import dev.florin.stripesandbox.api.CheckoutSessionsApi;
import dev.florin.stripesandbox.api.RetrievalApi;
import dev.florin.stripesandbox.http.Answer;
import dev.florin.stripesandbox.http.Endpoint;
import dev.florin.stripesandbox.http.LocalServer;
import dev.florin.stripesandbox.http.Routes;
import dev.florin.stripesandbox.page.PaymentPage;
import dev.florin.stripesandbox.session.Checkout;
import dev.florin.stripesandbox.session.FactFile;
import dev.florin.stripesandbox.session.Sessions;
import dev.florin.stripesandbox.webhook.WebhookDelivery;
import dev.florin.stripesandbox.webhook.WebhookLevers;
import dev.florin.stripesandbox.webhook.Webhooks;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The sandbox, put together and running. */
public final class StripeSandbox implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Routes routes = new Routes();
    private final LocalServer server;
    private final WebhookDelivery delivery;

    private StripeSandbox(SandboxConfig config) {
        Clock clock = Clock.systemUTC();
        Sessions sessions = new Sessions(new FactFile(config.data()));
        server = new LocalServer(config.port(), routes);
        delivery = new WebhookDelivery(config.webhookUrl(), config.webhookSecret(), clock, threads);
        Webhooks webhooks = new Webhooks(sessions, delivery, threads, config.firstRetryWait());
        Checkout checkout = new Checkout(sessions, webhooks::send, clock);
        addApi(config.apiKey(), new CheckoutSessionsApi(sessions, checkout, url(), clock), new RetrievalApi(sessions));
        addPage(new PaymentPage(sessions, checkout));
        addLevers(new WebhookLevers(sessions, checkout, webhooks));
        sessions.undeliveredEvents().forEach(webhooks::send);
    }

    /** Starts on the configured port; throws {@link java.io.UncheckedIOException} when port or directory cannot be used. */
    public static StripeSandbox start(SandboxConfig config) {
        StripeSandbox sandbox = new StripeSandbox(config);
        sandbox.server.start();
        return sandbox;
    }

    /** The base of the API and of the payment pages. */
    public String url() {
        return "http://localhost:" + server.port();
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
        delivery.close();
    }

    private void addApi(String apiKey, CheckoutSessionsApi checkoutSessions, RetrievalApi retrieval) {
        onKey(apiKey, "POST", "/v1/checkout/sessions", checkoutSessions::open);
        onKey(apiKey, "GET", "/v1/checkout/sessions/{id}", checkoutSessions::read);
        onKey(apiKey, "POST", "/v1/checkout/sessions/{id}/expire", checkoutSessions::expire);
        onKey(apiKey, "GET", "/v1/payment_intents/{id}", retrieval::paymentIntent);
        onKey(apiKey, "GET", "/v1/events/{id}", retrieval::event);
    }

    private void onKey(String apiKey, String method, String path, Endpoint endpoint) {
        routes.on(method, path, new ApiKeyCheck(apiKey, endpoint));
    }

    private void addPage(PaymentPage page) {
        routes.on("GET", "/c/pay/{id}", page::show);
        routes.on("POST", "/c/pay/{id}", page::pay);
    }

    private void addLevers(WebhookLevers levers) {
        routes.on("GET", "/sandbox/health", request -> Answer.json(200, "{\"status\":\"UP\"}"));
        routes.on("GET", "/sandbox/events", levers::events);
        routes.on("POST", "/sandbox/events/{id}/deliveries", levers::deliverAgain);
        routes.on("POST", "/sandbox/deliveries/hold", levers::hold);
        routes.on("POST", "/sandbox/deliveries/release", levers::release);
        routes.on("POST", "/sandbox/sessions/{id}/promise", levers::promise);
        routes.on("POST", "/sandbox/sessions/{id}/funds-arrive", levers::fundsArrive);
        routes.on("POST", "/sandbox/sessions/{id}/funds-fail", levers::fundsFail);
    }
}
