package dev.florin.invoicing.profile;

import static dev.florin.invoicing.InvoicingApi.call;
import static dev.florin.invoicing.InvoicingApi.french;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.florin.invoicing.domain.Sales;
import dev.florin.testing.PostgresAndKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class ProfileResourceTest {
    private static final String PATH = "/accounts/{account}/billing-profile";

    private final String account = Sales.account().toString();

    @Test
    @DisplayName("S5: a billing profile is kept and can be replaced")
    void what_was_put_is_got() {
        call().body(french(false)).put(PATH, account).then().statusCode(200);
        call().body(french(true)).put(PATH, account).then().statusCode(200);

        call().get(PATH, account)
                .then()
                .statusCode(200)
                .body("legalName", equalTo("Dupont & <Fils> SARL"))
                .body("addressLines[0]", equalTo("12 rue de la Paix"))
                .body("vatId", equalTo("FR12345678901"))
                .body("business", equalTo(true));
    }

    @Test
    void an_account_without_a_profile_is_told_so() {
        call().get(PATH, account).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void nobody_without_the_service_token_sees_a_profile() {
        given().get(PATH, account).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "Dupont & <Fils> SARL" | ""                | legalName: is missing
            "Dupont & <Fils> SARL" | "a\\u0007b"       | legalName: has a character that cannot be printed
            "Dupont & <Fils> SARL" | null              | legalName: is missing
            ["12 rue de la Paix"]  | []                | addressLines: 1 to 4 lines
            ["12 rue de la Paix"]  | [null]            | addressLines: is missing
            "75002"                | "12345678901234567" | postalCode: is longer than 16 characters
            "FR"                   | "fr"              | country: 'fr' is not a country
            "FR"                   | "XX"              | country: 'XX' is not a country
            compta@dupont.example  | nobody            | email: 'nobody' is not an e-mail address
            FR 12 345678901        | FR12              | vatId: 'FR12' does not have the form of an EU VAT id
            true                   | null              | business: true or false
            """)
    void a_field_that_cannot_be_used_is_named(String right, String wrong, String detail) {
        String profile = french(true).replace(right, wrong);

        call().body(profile)
                .put(PATH, account)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_FIELD"))
                .body("detail", startsWith(detail));
    }
}
