package dev.florin.stripesandbox.api;

import dev.florin.stripesandbox.http.FormParameters;
import dev.florin.stripesandbox.session.CheckoutSession;
import dev.florin.stripesandbox.session.CheckoutSession.PaymentStatus;
import dev.florin.stripesandbox.session.CheckoutSession.Status;
import dev.florin.stripesandbox.session.LineItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The parameters of {@code POST /v1/checkout/sessions}; what the sandbox does not know it refuses, never ignores. */
record SessionRequest(FormParameters parameters) {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Pattern KNOWN =
            Pattern.compile("mode|success_url|cancel_url|client_reference_id|customer_email"
                    + "|expires_at|metadata\\[[^]]+]|payment_intent_data\\[(metadata]\\[[^]]+]|description])"
                    + "|line_items\\[\\d+]\\[(quantity"
                    + "|price_data]\\[(currency|unit_amount|product_data]\\[(name|description)))]");

    /** The session asked for; throws Stripe's refusal that names the parameter. */
    CheckoutSession toSession(String id, String url, Instant now) {
        refuseUnknown();
        if (!required("mode").equals("payment")) {
            throw StripeRefusal.invalidParameter("mode", "The sandbox knows only mode=payment.");
        }
        List<LineItem> lineItems = lineItems();
        return new CheckoutSession(
                id,
                now.getEpochSecond(),
                parameters
                        .get("expires_at")
                        .map(text -> number("expires_at", text))
                        .orElse(now.plus(LIFETIME).getEpochSecond()),
                Status.OPEN,
                PaymentStatus.UNPAID,
                currency(lineItems.size()),
                lineItems,
                required("success_url"),
                parameters.get("cancel_url").orElse(null),
                parameters.get("client_reference_id").orElse(null),
                parameters.group("metadata"),
                null,
                url);
    }

    private void refuseUnknown() {
        for (String name : parameters.values().keySet()) {
            if (!KNOWN.matcher(name).matches()) {
                throw StripeRefusal.unknownParameter(name);
            }
        }
    }

    private List<LineItem> lineItems() {
        List<LineItem> items = new ArrayList<>();
        while (parameters.hasAnyBelow("line_items[" + items.size() + "]")) {
            items.add(lineItem("line_items[" + items.size() + "]"));
        }
        if (items.isEmpty()) {
            throw StripeRefusal.missingParameter("line_items");
        }
        return items;
    }

    private LineItem lineItem(String name) {
        String amountName = name + "[price_data][unit_amount]";
        String quantityName = name + "[quantity]";
        return new LineItem(
                required(name + "[price_data][product_data][name]"),
                number(amountName, required(amountName)),
                number(quantityName, required(quantityName)));
    }

    private String currency(int lineItems) {
        String currency = required("line_items[0][price_data][currency]").toLowerCase(Locale.ROOT);
        for (int i = 1; i < lineItems; i++) {
            String name = "line_items[" + i + "][price_data][currency]";
            if (!required(name).toLowerCase(Locale.ROOT).equals(currency)) {
                throw StripeRefusal.invalidParameter(name, "All line items must have the same currency.");
            }
        }
        return currency;
    }

    private String required(String name) {
        return parameters.get(name).orElseThrow(() -> StripeRefusal.missingParameter(name));
    }

    private static long number(String name, String text) {
        if (!text.matches("\\d{1,12}")) {
            throw StripeRefusal.invalidParameter(name, "Invalid non-negative integer: " + text);
        }
        return Long.parseLong(text);
    }
}
