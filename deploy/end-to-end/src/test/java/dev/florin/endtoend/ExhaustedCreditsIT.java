package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.endtoend.Http.Answer;
import dev.florin.money.Credits;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExhaustedCreditsIT {

    private static final Completion COMPLETION = Completion.of(Completion.MINI, 100);
    private static final int AT_ONCE = 64;

    private final RunningFlorin florin = RunningFlorin.shared();

    @Test
    @DisplayName("F9: 64 requests at once on a balance for half of them spend it to the end and not beyond")
    void a_small_balance_is_spent_to_its_end_and_not_beyond() {
        Credits grant = Credits.of(2);
        Customer customer = florin.operator().openAccount("Thrifty Ltd").granted(grant);

        List<Answer> answers =
                Crowd.of(AT_ONCE).each(IntStream.range(0, AT_ONCE), number -> customer.complete(COMPLETION));
        Answer last = customer.complete(COMPLETION);
        while (last.status() == 200) {
            last = customer.complete(COMPLETION);
        }

        assertThat(answers).extracting(Answer::status).containsOnly(200, 402);
        assertThat(last.status()).isEqualTo(402);
        Answer answered = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        await().atMost(Customer.PATIENCE).until(() -> customer.balanceMicros() < 2 * usedMicros(answered));
        Journal journal = customer.journal();
        assertThat(journal.ofKind("OPERATOR_LOSS")).isEmpty();
        assertThat(customer.balanceMicros()).isNotNegative().isEqualTo(journal.explainedBalanceMicros());
        assertThat(journal.sumMicros("USAGE")).isLessThanOrEqualTo(grant.micros());
    }

    @Test
    @DisplayName("F9: without credits the answer is 402 with exactly the error that clients look for")
    void without_credits_the_answer_is_402() {
        Customer customer = florin.operator().openAccount("Penniless Ltd");

        Answer answer = customer.complete(COMPLETION);

        JsonNode body = answer.expect(402);
        assertThat(body.fieldNames()).toIterable().containsExactly("error");
        JsonNode error = body.required("error");
        assertThat(error.fieldNames()).toIterable().containsExactlyInAnyOrder("message", "type", "code");
        assertThat(error.required("message").textValue()).isNotBlank();
        assertThat(error.required("type").textValue()).isEqualTo("insufficient_credits");
        assertThat(error.required("code").textValue()).isEqualTo("credits_exhausted");
    }

    private static long usedMicros(Answer answer) {
        return new BigDecimal(answer.header("X-Credits-Used")).movePointRight(6).longValueExact();
    }
}
