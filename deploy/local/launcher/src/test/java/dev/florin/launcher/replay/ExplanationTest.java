package dev.florin.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.Ids;
import dev.florin.id.RequestId;
import dev.florin.launcher.replay.Outcome.Answered;
import dev.florin.money.Credits;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final Ids ids = Ids.system();
    private final RequestId request = new RequestId(ids.next());
    private final Movement purchase = new Movement(1, "ord_1", 1000, 0);

    @Test
    @DisplayName("S1: a journal that charges each answer once explains the balance")
    void aWholeJournalExplainsTheBalance() {
        Explanation explanation = Explanation.of(List.of(purchase, charge(2, 30)), 970, List.of(answeredFor(30)));

        assertThat(explanation.text()).isEqualTo("journal explains balance: yes");
    }

    @Test
    void aChargeOverTwoLotsIsOneCharge() {
        Explanation explanation =
                Explanation.of(List.of(purchase, charge(2, 10), charge(3, 20)), 970, List.of(answeredFor(30)));

        assertThat(explanation.explains()).isTrue();
    }

    @Test
    void aLostChargeIsToldWithItsRequest() {
        Explanation explanation = Explanation.of(List.of(purchase), 1000, List.of(answeredFor(30)));

        assertThat(explanation.text())
                .contains(request + " was answered for 0.00003 and never charged")
                .endsWith("journal explains balance: no");
    }

    @Test
    void aDoubledChargeIsToldWithItsRequest() {
        Explanation explanation =
                Explanation.of(List.of(purchase, charge(2, 30), charge(3, 30)), 940, List.of(answeredFor(30)));

        assertThat(explanation.text()).contains(request + " was answered for 0.00003 and charged 0.00006");
    }

    @Test
    void aBalanceThatIsOneMicroCreditOffIsTold() {
        Explanation explanation = Explanation.of(List.of(purchase, charge(2, 30)), 971, List.of(answeredFor(30)));

        assertThat(explanation.differences())
                .containsExactly("0 + all movements = 970 micro-credits, but the balance is 971");
    }

    @Test
    void aRequestThatCostsNothingNeedsNoTransfer() {
        assertThat(Explanation.of(List.of(purchase), 1000, List.of(answeredFor(0)))
                        .explains())
                .isTrue();
    }

    private Movement charge(long sequence, long micros) {
        return new Movement(sequence, request.toString(), -micros, micros);
    }

    private Answered answeredFor(long micros) {
        return new Answered(request, new Credits(micros), 1, 1, 1);
    }
}
