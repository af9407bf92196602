package dev.florin.gateway.world;

import static io.restassured.RestAssured.given;

import dev.florin.id.AccountId;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** An account with a key, opened the way operators do. */
public record Customer(AccountId accountId, String keyId, String apiKey) {

    public static final String OPERATOR_TOKEN = "test-operator-token";

    public static Customer open() {
        var opened = given().header("Authorization", "Bearer " + OPERATOR_TOKEN)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Ada\"}")
                .post("/admin/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Customer(
                AccountId.fromString(opened.getString("accountId")),
                opened.getString("keyId"),
                opened.getString("apiKey"));
    }

    /** A request that shows the key. */
    public RequestSpecification asks() {
        return given().header("Authorization", "Bearer " + apiKey).contentType(ContentType.JSON);
    }
}
