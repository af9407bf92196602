package dev.florin.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.money.Credits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraceTest {

    private final AccountId account = new AccountId(Ids.system().next());
    private EpochId epoch = new EpochId(Ids.system().next());
    private final Grace grace = new Grace(new Credits(100));

    @Test
    void anAccountSpendsNoMoreThanItsGrace() {
        Reservation first = reserve(60).orElseThrow();
        assertThat(reserve(41)).isEmpty();

        first.settle(10, 0);

        assertThat(reserve(90)).isPresent();
        assertThat(reserve(1)).isEmpty();
    }

    @Test
    void inTheReplicasNextLifeItIsCountedAnew() {
        Reservation before = reserve(100).orElseThrow();
        epoch = new EpochId(Ids.system().next());
        assertThat(reserve(100)).isPresent();

        before.settle(0, 0);

        assertThat(reserve(1)).isEmpty();
    }

    @Test
    void withoutGraceNothingIsAdmitted() {
        assertThat(new Grace(Credits.ZERO).reserve(account, epoch, List.of(), Demand.exactly(new Credits(1))))
                .isEmpty();
    }

    private Optional<Reservation> reserve(long micros) {
        return grace.reserve(account, epoch, List.of(), Demand.exactly(new Credits(micros)));
    }
}
