package dev.florin.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** What could not be folded, newest first. */
    JsonNode deadLetters() {
        return http.get("/admin/dead-letters").expect(200).required("items");
    }
}
