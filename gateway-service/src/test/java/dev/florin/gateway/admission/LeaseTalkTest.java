package dev.florin.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.gateway.admission.LeaseTalk.Outcome;
import dev.florin.gateway.admission.LeaseTalk.Patience;
import dev.florin.gateway.admission.LeaseTalk.Round;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeaseTalkTest {

    private static final long TTL_MILLIS = 10_000;
    private static final Patience PATIENCE = new Patience(50, 500, 5_000, 2_000);
    private static final AccountId ACCOUNT = new AccountId(Ids.system().next());
    private static final Node NODE = Node.of(ACCOUNT);
    private static final Spender SPENDER = Spenders.of(ACCOUNT);
    private static final Demand TEN = Demand.exactly(new Credits(10));

    private final EpochId epoch = new EpochId(Ids.system().next());
    private final LeasePool pool =
            new LeasePool(new LeaseSizing(16, 1_000, 10, 500, 2_000), InstantSource.system(), epoch, 0);
    private final LeaseTalk<String> talk = new LeaseTalk<>("gateway-0", pool, PATIENCE);

    @Test
    void athousandRequestsOfAnAccountCostOneCall() {
        IntStream.range(0, 1_000).forEach(number -> talk.join(SPENDER, TEN, "request " + number, 0));

        Round<String> round = talk.next(0).orElseThrow();
        assertThat(round.request().asks()).extracting(Ask::neededMicros).containsExactly(new Credits(10_000));
        assertThat(talk.next(0)).isEmpty();

        List<Outcome<String>> outcomes = talk.answered(round, granted(4_995, 0, 0), 1);
        assertThat(outcomes).filteredOn(Outcome.Admitted.class::isInstance).hasSize(499);
        assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).isEmpty();
    }

    @Test
    @DisplayName("2: what a lost answer granted is asked for again, though nobody waits any more")
    void aLostAnswerIsAskedForAgain() {
        talk.join(SPENDER, TEN, "request", 0);
        Round<String> lost = talk.next(0).orElseThrow();

        assertThat(talk.failed(lost, "no answer", 100)).containsExactly(new Outcome.Unknown<>("request", "no answer"));
        assertThat(talk.next(599)).isEmpty();
        assertThat(talk.nanosUntilDue(599)).hasValue(1);
        Round<String> again = talk.next(600).orElseThrow();

        assertThat(again.request().number()).isGreaterThan(lost.request().number());
        Credits zero = Credits.ZERO;
        assertThat(again.request().asks()).containsExactly(new Ask(NODE, zero, zero, zero, zero));
        assertThat(talk.answered(again, granted(160, 0, 0), 601)).isEmpty();
        assertThat(pool.available(NODE)).isEqualTo(new Credits(160));
    }

    @Test
    @DisplayName("2: a refusal waits while others hold credits that they may give back")
    void aRefusalWaitsForOthers() {
        talk.join(SPENDER, TEN, "request", 0);

        assertThat(talk.answered(talk.next(0).orElseThrow(), granted(0, 5, 100), 1))
                .isEmpty();
        assertThat(talk.next(50)).isEmpty();
        assertThat(talk.answered(talk.next(51).orElseThrow(), granted(0, 5, 100), 1_999))
                .isEmpty();
        assertThat(talk.answered(talk.next(2_049).orElseThrow(), granted(0, 5, 100), 2_050))
                .containsExactly(new Outcome.Refused<>("request", NODE));
    }

    @Test
    void whatNobodyElseHoldsIsRefusedAtOnce() {
        talk.join(SPENDER, TEN, "request", 0);

        assertThat(talk.answered(talk.next(0).orElseThrow(), granted(0, 5, 0), 1))
                .containsExactly(new Outcome.Refused<>("request", NODE));
    }

    @Test
    void inANewEpochTheRequestsAskAgain() {
        talk.join(SPENDER, TEN, "request", 0);
        EpochId next = new EpochId(Ids.system().next());

        assertThat(talk.expired(talk.next(0).orElseThrow(), next, 1)).isEmpty();

        Round<String> again = talk.next(51).orElseThrow();
        assertThat(again.request().epoch()).isEqualTo(next);
        assertThat(talk.answered(again, granted(10, 0, 0), 52)).singleElement().isInstanceOf(Outcome.Admitted.class);
    }

    private static LeaseAnswer granted(long total, long free, long elsewhere) {
        return new LeaseAnswer(
                TTL_MILLIS,
                List.of(new Grant(NODE, new Credits(total), new Credits(free), new Credits(elsewhere), 1)),
                List.of(Spenders.noBudgets(ACCOUNT)),
                List.of());
    }
}
