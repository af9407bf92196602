package dev.florin.invoicing;

import static io.restassured.RestAssured.given;

import dev.florin.edge.identity.ServiceToken;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** How other services call this one. */
public final class InvoicingApi {
    private InvoicingApi() {}

    /** A request with the service token and a JSON body. */
    public static RequestSpecification call() {
        return given().header(ServiceToken.HEADER, "the-token-of-the-tests").contentType(ContentType.JSON);
    }

    /** The profile of somebody in France. */
    public static String french(boolean business) {
        return """
                {"legalName": "Dupont & <Fils> SARL", "addressLines": ["12 rue de la Paix"], "postalCode": "75002",
                 "city": "Paris", "country": "FR", "email": "compta@dupont.example",
                 "vatId": "FR 12 345678901", "business": %s}""".formatted(business);
    }
}
