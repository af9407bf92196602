package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.Told;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in whatever order, the books are right. A failing seed is in the test's name and can be run again. */
class FoldPropertyTest {

    private static final Thresholds THRESHOLDS = new Thresholds(Credits.of(300), 10);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void theJournalExplainsEveryBalance(long seed) {
        // given
        RandomBooks books = new RandomBooks(seed);

        // when
        books.live(400);

        // then
        assertThat(books.refused()).isEmpty();
        assertThat(books.transfers()).extracting(t -> t.position().sequence()).isSorted();
        assertThat(books.transfers().getLast().position().sequence())
                .isEqualTo(books.transfers().size());
        for (Account account : books.accounts()) {
            assertThat(account.balanceMicros()).isEqualTo(sumOfLots(books, account.accountId()));
            assertThat(account.balanceMicros().micros()).isEqualTo(journalBalance(books, account.accountId()));
            assertThat(account.leasedMicros()).isEqualTo(sumOfLeases(books, account.accountId()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSameEventsGiveTheSameBooksHoweverTheyAreCut(long seed) {
        // given
        List<Event> events = eventsOf(seed);

        // when
        Folded atOnce = Fold.fold(Books.empty(0), events, THRESHOLDS);
        RandomBooks oneByOne = new RandomBooks(seed);
        events.forEach(oneByOne::tell);

        // then
        assertThat(oneByOne.transfers()).isEqualTo(atOnce.transfers());
        assertThat(oneByOne.alerts()).isEqualTo(atOnce.alerts());
        assertThat(oneByOne.accounts()).containsExactlyInAnyOrderElementsOf(atOnce.accounts());
    }

    private static List<Event> eventsOf(long seed) {
        Told told = new Told(seed);
        Random random = new Random(seed);
        AccountId account = told.account();
        EpochId epoch = told.epoch();
        return random.ints(200, 0, 5)
                .<Event>mapToObj(kind -> kind == 0
                        ? told.settled(account, random.nextInt(1, 900), random.nextInt(3))
                        : told.usage(account, epoch, random.nextInt(400_000_000), random.nextInt(400_000_000)))
                .toList();
    }

    private static Credits sumOfLots(RandomBooks books, AccountId account) {
        return books.lots(account).stream().map(Lot::remainingMicros).reduce(Credits.ZERO, Credits::plus);
    }

    private static Credits sumOfLeases(RandomBooks books, AccountId account) {
        return books.leases(account).stream().map(Lease::outstandingMicros).reduce(Credits.ZERO, Credits::plus);
    }

    private static long journalBalance(RandomBooks books, AccountId account) {
        return books.transfers().stream()
                .filter(transfer -> transfer.accountId().equals(account))
                .filter(transfer -> transfer.unit().equals(Unit.CREDIT_MICROS))
                .mapToLong(Transfer::balanceChangeMicros)
                .sum();
    }
}
