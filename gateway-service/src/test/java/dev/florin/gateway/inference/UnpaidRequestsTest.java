package dev.florin.gateway.inference;

import static dev.florin.gateway.inference.ChatCompletionsTest.QUESTION;
import static dev.florin.gateway.world.GatewayWorld.FREE_MODEL;
import static dev.florin.gateway.world.GatewayWorld.MODEL;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.money.Credits;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code florin.admission.byok} and {@code free} at {@code chain}; {@link ChatCompletionsTest} has the default. */
@GatewayTest
@TestProfile(GracePeriodTest.WithGrace.class)
class UnpaidRequestsTest {

    private static final String BYOK = QUESTION.replaceFirst("\\{", "{\"byok_api_key\": \"operators-own-key\", ");
    private static final String FREE = QUESTION.replace(MODEL, FREE_MODEL);

    @Inject
    OtherServices services;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("Z4, F2: where the policy says so, what takes no credits still needs an account that has some")
    void needsAnAccountThatHasCredits(boolean isByok) {
        Customer customer = Customer.open();
        customer.asks()
                .body(isByok ? BYOK : FREE)
                .post("/v1/chat/completions")
                .then()
                .statusCode(402)
                .body("error.code", equalTo("credits_exhausted"));

        services.books().add(customer.accountId(), new Credits(2));

        customer.asks()
                .body(isByok ? BYOK : FREE)
                .post("/v1/chat/completions")
                .then()
                .statusCode(200)
                .header("X-Credits-Used", "0");
    }
}
