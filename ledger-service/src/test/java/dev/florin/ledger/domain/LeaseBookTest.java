package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseBookTest {

    private final Told told = new Told(11);
    private final AccountId account = told.account();
    private final LeaseKey key = LeaseKey.of(account, told.epoch());

    @ParameterizedTest(name = "free {0}, needed {1}, wanted {2}: granted {3}")
    @CsvSource({
        "1000, 10, 100, 100",
        "1000, 10, 900, 500",
        "1000, 700, 900, 700",
        "1000, 700, 10, 700",
        "10, 20, 100, 10",
        "1, 1, 100, 1",
        "0, 10, 100, 0",
        "1000, 0, 0, 0",
    })
    void aGrantIsSizedByNeedAndByWhatIsFree(long free, long needed, long wanted, long granted) {
        // when
        LeaseBook.Granted answer =
                LeaseBook.grant(accountWith(free), Lease.none(key), ask(0, needed, wanted), Credits.ZERO);

        // then
        assertThat(answer.lease().outstandingMicros().micros()).isEqualTo(granted);
        assertThat(answer.node().leasedMicros().micros()).isEqualTo(granted);
    }

    @Test
    void aLostAnswerIsToldAgainInsteadOfGrantedTwice() {
        // given
        LeaseBook.Granted lost = LeaseBook.grant(accountWith(1_000), Lease.none(key), ask(0, 10, 100), Credits.ZERO);

        // when
        LeaseBook.Granted again = LeaseBook.grant(lost.node(), lost.lease(), ask(0, 10, 100), Credits.ZERO);

        // then
        assertThat(again).isEqualTo(lost);
    }

    @Test
    void nothingIsLeasedAgainstCreditsThatEndBeforeTheLease() {
        // when
        LeaseBook.Granted most =
                LeaseBook.grant(accountWith(1_000), Lease.none(key), ask(0, 500, 500), new Credits(700));
        LeaseBook.Granted nothing =
                LeaseBook.grant(accountWith(1_000), Lease.none(key), ask(0, 500, 500), new Credits(2_000));

        // then
        assertThat(most.lease().outstandingMicros()).isEqualTo(new Credits(300));
        assertThat(nothing.lease().outstandingMicros()).isEqualTo(Credits.ZERO);
    }

    private Account accountWith(long freeMicros) {
        return Account.blank(account).receive(new Credits(freeMicros));
    }

    private Ask ask(long known, long needed, long wanted) {
        return new Ask(Node.of(account), new Credits(known), Credits.ZERO, new Credits(needed), new Credits(wanted));
    }
}
