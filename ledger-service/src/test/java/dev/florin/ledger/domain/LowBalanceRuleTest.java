package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Z5: low balance at 300 credits")
class LowBalanceRuleTest {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;

    private final Told told = new Told(5);
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();

    @Test
    void oneAlertIsRaisedPerCrossing() {
        // when
        List<Alert> alerts = alertsOf(told.settled(account, 1_000, 0), spend(699), spend(1), spend(100), spend(100));

        // then
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().balanceMicros()).isEqualTo(Credits.of(300));
        assertThat(alerts.getFirst().thresholdMicros()).isEqualTo(Credits.of(300));
    }

    @Test
    void anAlertIsArmedAgainByRecovery() {
        // when
        List<Alert> alerts = alertsOf(
                told.settled(account, 1_000, 0),
                spend(800),
                told.settled(account, 50, 0),
                spend(10),
                told.settled(account, 500, 0),
                spend(600));

        // then
        assertThat(alerts).extracting(Alert::balanceMicros).containsExactly(Credits.of(200), Credits.of(140));
    }

    @Test
    void anAccountThatNeverHadCreditsIsNotWarned() {
        // when
        List<Alert> alerts = alertsOf(told.opened(account), spend(1));

        // then
        assertThat(alerts).isEmpty();
    }

    private Event spend(long credits) {
        return told.usage(account, epoch, credits * CREDIT, credits * CREDIT);
    }

    private static List<Alert> alertsOf(Event... events) {
        return Fold.fold(Books.empty(0), List.of(events), new LowBalanceRule(Credits.of(300)))
                .alerts();
    }
}
