package dev.florin.metering;

import static io.restassured.RestAssured.given;

import dev.florin.edge.identity.ServiceToken;
import io.restassured.specification.RequestSpecification;

/** How other services call this one. */
public final class MeteringApi {
    private MeteringApi() {}

    /** A request with the service token. */
    public static RequestSpecification call() {
        return given().header(ServiceToken.HEADER, "the-token-of-the-tests");
    }
}
