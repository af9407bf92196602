package dev.florin.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import dev.florin.stripesandbox.WebhookReceiver.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeSandboxTest {

    private static final String API_KEY = "sk_test_sandbox_0123456789";
    private static final String SECRET = "whsec_sandbox";

    @TempDir
    Path data;

    private final HttpClient browser = HttpClient.newHttpClient();
    private WebhookReceiver merchant;
    private StripeSandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        merchant = new WebhookReceiver();
        sandbox = startSandbox();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        merchant.close();
        browser.close();
    }

    @Test
    void aSessionOpenedWithStripeJavaIsReadBackAsItWasOpened() throws StripeException {
        Session opened = stripe().v1().checkout().sessions().create(tenDollars("order-1"));

        Session read = stripe().v1().checkout().sessions().retrieve(opened.getId());

        assertThat(read.getAmountTotal()).isEqualTo(1190);
        assertThat(read.getCurrency()).isEqualTo("usd");
        assertThat(read.getStatus()).isEqualTo("open");
        assertThat(read.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(read.getClientReferenceId()).isEqualTo("order-1");
        assertThat(read.getMetadata()).containsEntry("order_id", "order-1");
        assertThat(read.getUrl()).isEqualTo(sandbox.url() + "/c/pay/" + opened.getId());
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameSessionAndOtherParametersAreRefused() throws StripeException {
        RequestOptions key = RequestOptions.builder().setIdempotencyKey("once").build();
        Session first = stripe().v1().checkout().sessions().create(tenDollars("order-1"), key);

        Session second = stripe().v1().checkout().sessions().create(tenDollars("order-1"), key);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThatThrownBy(() -> stripe().v1().checkout().sessions().create(tenDollars("order-2"), key))
                .isInstanceOf(IdempotencyException.class)
                .hasMessageContaining("same parameters");
    }

    @Test
    void aWrongKeyAnUnknownSessionAndABadParameterAreRefusedInStripesShape() {
        StripeClient stranger = StripeClient.builder()
                .setApiKey("sk_test_wrong_wrong_wrong")
                .setApiBase(sandbox.url())
                .build();
        SessionCreateParams noLines = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("http://localhost/paid")
                .build();

        assertThatThrownBy(() -> stranger.v1().checkout().sessions().retrieve("cs_test_1"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Invalid API Key");
        assertThatThrownBy(() -> stripe().v1().checkout().sessions().retrieve("cs_test_1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("No such checkout.session");
        assertThatThrownBy(() -> stripe().v1().checkout().sessions().create(noLines))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("line_items");
    }

    @Test
    void theHostedPageShowsTheLinesAndTheTotal() throws Exception {
        Session session = stripe().v1().checkout().sessions().create(tenDollars("order-1"));

        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(URI.create(session.getUrl())).build(), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("10.00 USD", "1.90 USD", "11.90 USD", "10,000 credits &lt;b&gt;", "name=\"number\"");
    }

    @Test
    void aGoodCardPaysRedirectsAndIsToldInASignedWebhook() throws Exception {
        Session session = stripe().v1().checkout().sessions().create(tenDollars("order-1"));

        HttpResponse<String> answer = pay(session, "4242 4242 4242 4242");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("http://localhost/paid?session=" + session.getId());
        Delivery delivery = firstDelivery();
        Event event = Webhook.constructEvent(delivery.payload(), delivery.signature(), SECRET);
        assertThat(event.getType()).isEqualTo("checkout.session.completed");
        Session told = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(told.getPaymentStatus()).isEqualTo("paid");
        PaymentIntent payment = stripe().v1().paymentIntents().retrieve(told.getPaymentIntent());
        assertThat(payment.getStatus()).isEqualTo("succeeded");
        assertThat(payment.getAmountReceived()).isEqualTo(1190);
        assertThat(stripe().v1().events().retrieve(event.getId()).getType()).isEqualTo(event.getType());
    }

    @Test
    void aDeclinedCardIsToldOnThePageAndNothingHappens() throws Exception {
        Session session = stripe().v1().checkout().sessions().create(tenDollars("order-1"));

        HttpResponse<String> answer = pay(session, "4000000000000002");

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).contains("Your card was declined.");
        assertThat(stripe().v1().checkout().sessions().retrieve(session.getId()).getStatus())
                .isEqualTo("open");
        assertThat(merchant.deliveries()).isEmpty();
    }

    @Test
    void aSessionIsPaidAtMostOnce() throws Exception {
        Session session = stripe().v1().checkout().sessions().create(tenDollars("order-1"));
        assertThat(pay(session, "4242424242424242").statusCode()).isEqualTo(303);

        HttpResponse<String> again = pay(session, "4242424242424242");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("This has been paid");
    }

    @Test
    void aWebhookThatIsNotTakenIsSentAgain() throws Exception {
        merchant.failNext(2);
        Session session = stripe().v1().checkout().sessions().create(tenDollars("order-1"));

        assertThat(pay(session, "4242424242424242").statusCode()).isEqualTo(303);

        await().untilAsserted(() -> assertThat(merchant.deliveries()).hasSize(3));
        assertThat(merchant.deliveries())
                .extracting(Delivery::payload)
                .containsOnly(firstDelivery().payload());
    }

    @Test
    void heldEventsCanBeReleasedNewestFirstAndSentTwice() throws Exception {
        lever("/sandbox/deliveries/hold");
        Session session = stripe().v1().checkout().sessions().create(tenDollars("order-1"));
        lever("/sandbox/sessions/" + session.getId() + "/promise");
        lever("/sandbox/sessions/" + session.getId() + "/funds-arrive");

        lever("/sandbox/deliveries/release?order=reversed");

        assertThat(merchant.deliveries())
                .extracting(delivery -> ApiResource.GSON
                        .fromJson(delivery.payload(), Event.class)
                        .getType())
                .containsExactly("checkout.session.async_payment_succeeded", "checkout.session.completed");
        String eventId = ApiResource.GSON
                .fromJson(merchant.deliveries().get(0).payload(), Event.class)
                .getId();
        lever("/sandbox/events/" + eventId + "/deliveries");
        assertThat(merchant.deliveries()).hasSize(3);
    }

    @Test
    void whatWasSoldAndToldSurvivesARestart() throws Exception {
        merchant.failNext(1_000);
        Session session = stripe().v1().checkout().sessions().create(tenDollars("order-1"));
        assertThat(pay(session, "4242424242424242").statusCode()).isEqualTo(303);
        await().until(() -> !merchant.deliveries().isEmpty());

        sandbox.close();
        merchant.failNext(0);
        int before = merchant.deliveries().size();
        sandbox = startSandbox();

        await().until(() -> merchant.deliveries().size() > before);
        assertThat(stripe().v1().checkout().sessions().retrieve(session.getId()).getPaymentStatus())
                .isEqualTo("paid");
    }

    private StripeSandbox startSandbox() {
        return StripeSandbox.start(new SandboxConfig(0, data, merchant.url(), SECRET, API_KEY, Duration.ofMillis(5)));
    }

    private StripeClient stripe() {
        return StripeClient.builder()
                .setApiKey(API_KEY)
                .setApiBase(sandbox.url())
                .build();
    }

    private static SessionCreateParams tenDollars(String orderId) {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("http://localhost/paid?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("http://localhost/cancelled")
                .setClientReferenceId(orderId)
                .putMetadata("order_id", orderId)
                .addLineItem(line("10,000 credits <b>", 1000))
                .addLineItem(line("Tax 19 %", 190))
                .build();
    }

    private static LineItem line(String name, long minor) {
        return LineItem.builder()
                .setQuantity(1L)
                .setPriceData(PriceData.builder()
                        .setCurrency("usd")
                        .setUnitAmount(minor)
                        .setProductData(ProductData.builder().setName(name).build())
                        .build())
                .build();
    }

    private HttpResponse<String> pay(Session session, String card) throws IOException, InterruptedException {
        String form = "number=" + URLEncoder.encode(card, StandardCharsets.UTF_8) + "&expiry=12%2F34&cvc=123";
        return browser.send(
                HttpRequest.newBuilder(URI.create(session.getUrl()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private void lever(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private Delivery firstDelivery() {
        await().until(() -> !merchant.deliveries().isEmpty());
        return merchant.deliveries().get(0);
    }
}
