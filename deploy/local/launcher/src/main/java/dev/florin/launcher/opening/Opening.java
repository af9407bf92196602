package dev.florin.launcher.opening;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.DemoAccount;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.Offerings;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Secrets;
import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Opens the demo account and buys its first credits: order, payment page, signed webhook, lot, invoice. Where the offering
 * puts new accounts on a plan, the plan's credits are the first.
 *
 * <p>Each step is kept, so that an opening that was interrupted goes on where it stood.
 */
public final class Opening {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    private static final Map<String, Object> BILLING_PROFILE = Map.of(
            "legalName", "Florin Demo Ltd",
            "email", "billing@example.com",
            "addressLines", List.of("1 Example Street"),
            "city", "Dublin",
            "postalCode", "D02",
            "country", "IE",
            "business", false);

    private final Home home;
    private final String offering;
    private final String gateway;
    private final Secrets secrets;
    private final Consumer<String> news;

    public Opening(Home home, String offering, PortPlan ports, Secrets secrets, Consumer<String> news) {
        this.home = home;
        this.offering = offering;
        this.gateway = "http://localhost:" + ports.gateway();
        this.secrets = secrets;
        this.news = news;
    }

    /** Returns when the account's first credits have arrived; buys none where it had before. */
    public void complete() {
        DemoAccount account = DemoAccount.in(home).orElseGet(this::open);
        Offering sold = new Offerings(home).read(offering);
        if (sold.defaultPlan() != null) {
            awaitPlan(account);
        } else if (account.invoiceId() == null) {
            buy(account, sold).keptIn(home);
        }
    }

    private DemoAccount open() {
        Http operator = new Http(gateway, secrets.operatorToken());
        JsonNode opened = operator.post("/admin/accounts", Map.of("name", "Demo"), Map.of());
        news.accept("account " + text(opened, "accountId") + " opened");
        return new DemoAccount(offering, text(opened, "accountId"), text(opened, "apiKey"), null).keptIn(home);
    }

    private void awaitPlan(DemoAccount account) {
        Http customer = new Http(gateway, account.apiKey());
        JsonNode plan = await(customer, "/v1/account/plan", _ -> true, "The plan");
        // A balance of zero is no sign: what an earlier run used of the period's credits is gone.
        JsonNode _ = await(
                customer, "/v1/account/transfers", found -> !found.path("items").isEmpty(), "The plan's credits");
        news.accept("on the plan '" + text(plan, "planId") + "': "
                + new Credits(plan.path("creditsMicros").asLong()) + " credits until " + text(plan, "periodEnd"));
    }

    private DemoAccount buy(DemoAccount account, Offering sold) {
        Http customer = new Http(gateway, account.apiKey());
        customer.put("/v1/account/billing-profile", BILLING_PROFILE);
        JsonNode first = customer.get("/v1/packages").at("/packages/0");
        JsonNode order = customer.post(
                "/v1/account/orders",
                Map.of("package", text(first, "id")),
                Map.of("Idempotency-Key", "first-purchase-of-" + account.accountId()));
        // An opening that was interrupted after the payment finds its order settled, without a page.
        if (order.hasNonNull("checkoutUrl")) {
            CheckoutPage.pay(URI.create(text(order, "checkoutUrl")));
        }
        long given = sold.newAccountGrant().micros();
        JsonNode balance = await(
                customer,
                "/v1/account/balance",
                told -> told.path("balanceMicros").asLong() > given,
                "Paid, but the credits");
        JsonNode invoices = await(
                customer, "/v1/account/invoices", found -> !found.path("items").isEmpty(), "Paid, but the invoice");
        news.accept(text(first, "title") + " bought and invoiced; balance "
                + new Credits(balance.path("balanceMicros").asLong()) + " credits");
        return account.invoiced(text(invoices.at("/items/0"), "invoiceId"));
    }

    private static JsonNode await(Http customer, String path, Predicate<JsonNode> arrived, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<JsonNode> answer = customer.find(path).filter(arrived);
        while (answer.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new LaunchFailure(what + " did not arrive within " + PATIENCE.toSeconds()
                        + " s: see ./florin logs payments and ./florin logs ledger.");
            }
            pause();
            answer = customer.find(path).filter(arrived);
        }
        return answer.get();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new LaunchFailure("An answer lacks '" + field + "': " + node);
        }
        return value.asText();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted.", e);
        }
    }
}
