package dev.florin.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.endtoend.Http.Answer;
import dev.florin.money.Credits;
import java.util.Map;

/** Who runs Florin. */
record Operator(Http http, RunningFlorin florin) {

    /** A new account with a billing profile and a key, without credits. */
    Customer openAccount(String name) {
        JsonNode opened = http.postJson("/admin/accounts", Map.of("name", name)).expect(201);
        Customer customer = new Customer(
                new Http(florin.gateway())
                        .with(
                                "Authorization",
                                "Bearer " + opened.required("apiKey").textValue()),
                opened.required("accountId").textValue(),
                opened.required("apiKey").textValue(),
                florin);
        customer.http()
                .putJson("/v1/account/billing-profile", Customer.billingProfile(name))
                .expect(200);
        return customer;
    }

    /** Limits what the key's project may spend for good; returns when the books say so. */
    void limit(Customer customer, Credits limit) {
        String project = customer.get("/v1/account").required("projectId").textValue();
        var unused = http.with("Idempotency-Key", "limit")
                .postJson(
                        "/admin/accounts/" + customer.accountId() + "/budgets",
                        Map.of(
                                "spender", project,
                                "name", "research",
                                "period", "TOTAL",
                                "kind", "HARD",
                                "limitMicros", limit.micros(),
                                "author", "jane@example.com"))
                .expect(202);
        await().atMost(Customer.PATIENCE)
                .until(() -> !customer.get("/v1/account/budgets").isEmpty());
    }

    /** A new period of the plan begins at once. */
    void putOnPlan(Customer customer, String planId) {
        Answer answer = http.with("Idempotency-Key", "plan-" + planId)
                .putJson(
                        "/admin/accounts/" + customer.accountId() + "/plan",
                        Map.of("planId", planId, "author", "jane@example.com", "from", "now"));
        if (answer.status() >= 300) {
            throw new AssertionError(answer.status() + ": " + answer.text());
        }
    }

    /** What could not be folded, newest first. */
    JsonNode deadLetters() {
        return http.get("/admin/dead-letters").expect(200).required("items");
    }
}
