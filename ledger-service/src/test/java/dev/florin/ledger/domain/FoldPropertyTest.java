package dev.florin.ledger.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in whatever order, the books are right. A failing seed is in the test's name and can be run again. */
class FoldPropertyTest {

    private static final int STEPS = 600;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void theJournalExplainsEveryAccount(long seed) {
        // when
        LivingBooks books = new RandomBooks(seed).live(STEPS);

        // then
        assertThat(books.transfers()).extracting(t -> t.position().sequence()).isSorted();
        assertThat(books.transfers().getLast().position().sequence())
                .isEqualTo(books.transfers().size());
        assertThat(books.accounts()).isNotEmpty().allSatisfy(account -> {
            assertThat(account.balanceMicros()).isEqualTo(sum(books.lots(account.accountId()), Lot::remainingMicros));
            assertThat(account.balanceMicros().micros())
                    .isEqualTo(-moved(books, account.accountId(), LedgerAccount.CUSTOMER_CREDITS));
            assertThat(account.receivableMicros().micros())
                    .isEqualTo(moved(books, account.accountId(), LedgerAccount.RECEIVABLE));
            assertThat(account.leasedMicros())
                    .isEqualTo(sum(books.leases(account.accountId()), Lease::outstandingMicros))
                    .isLessThanOrEqualTo(account.spendableMicros());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void theTrialBalanceIsZeroInEveryUnit(long seed) {
        // when
        LivingBooks books = new RandomBooks(seed).live(STEPS);

        // then
        Map<Unit, Long> debits = totals(books, transfer -> transfer.amount());
        Map<Unit, Long> balances = books.transfers().stream()
                .flatMap(transfer -> Set.of(transfer.debit(), transfer.credit()).stream()
                        .map(account -> Map.entry(transfer.unit(), signed(transfer, account))))
                .collect(groupingBy(Map.Entry::getKey, summingLong(Map.Entry::getValue)));
        assertThat(debits).hasSizeGreaterThan(1);
        assertThat(balances.values()).containsOnly(0L);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameEventsGiveTheSameBooksHoweverTheyAreCut(long seed) {
        // given
        List<Event> events = eventsOf(seed);

        // when
        LivingBooks atOnce = new LivingBooks();
        Folded whole = atOnce.tell(events);
        LivingBooks oneByOne = new LivingBooks();
        events.forEach(oneByOne::tell);

        // then
        assertThat(oneByOne.transfers()).isEqualTo(whole.transfers());
        assertThat(oneByOne.alerts()).isEqualTo(whole.alerts());
        assertThat(oneByOne.refused()).isEqualTo(whole.refused());
        assertThat(oneByOne.accounts())
                .map(FoldPropertyTest::whateverBlock)
                .containsExactlyInAnyOrderElementsOf(atOnce.accounts().stream()
                        .map(FoldPropertyTest::whateverBlock)
                        .toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBatchGivesTheSameInStepsAndNoneOfItsTransfersChanges(long seed) {
        // given
        List<Event> events = eventsOf(seed);
        Books empty = Books.empty(0);

        // when
        Fold fold = new Fold(empty, events.size(), LivingBooks.THRESHOLDS);
        List<Transfer> asTheyCame = new ArrayList<>();
        for (Event event : events) {
            fold.post(List.of(event));
            List<Transfer> made = fold.transfers();
            asTheyCame.addAll(made.subList(asTheyCame.size(), made.size()));
        }
        Folded inSteps = fold.end();

        // then
        assertThat(inSteps).isEqualTo(Fold.fold(empty, events, LivingBooks.THRESHOLDS));
        assertThat(asTheyCame).isNotEmpty().isEqualTo(inSteps.transfers());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void aRebuildWithoutLeasesGivesTheSameJournal(long seed) {
        // given
        RandomBooks random = new RandomBooks(seed);
        LivingBooks first = random.live(STEPS);

        // when
        LivingBooks again =
                new LivingBooks(first.shortfalls().stream().collect(toMap(Shortfall::cause, Shortfall::coveredMicros)));
        random.events().forEach(again::tell);

        // then
        assertThat(again.transfers()).isEqualTo(first.transfers());
        assertThat(again.refused())
                .extracting(Refused::event)
                .isEqualTo(first.refused().stream().map(Refused::event).toList());
        assertThat(again.shortfalls()).isEmpty();
    }

    /** Else the others would prove less than they seem to. */
    @Test
    void theseLivesMeetEveryKindOfTransferAndLeasesThatWithhold() {
        // when
        List<LivingBooks> lives = LongStream.rangeClosed(1, 12)
                .mapToObj(seed -> new RandomBooks(seed).live(STEPS))
                .toList();

        // then: providers' costs are posted by batch, and have a test of their own
        Set<TransferKind> met = lives.stream()
                .flatMap(books -> books.transfers().stream())
                .map(Transfer::kind)
                .collect(toSet());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(met))).containsExactly(TransferKind.PROVIDER_COST);
        assertThat(lives).anyMatch(books -> !books.shortfalls().isEmpty());
    }

    private static List<Event> eventsOf(long seed) {
        RandomBooks random = new RandomBooks(seed);
        var unused = random.live(STEPS);
        return random.events();
    }

    private static Account whateverBlock(Account account) {
        return account.changedBy(0);
    }

    private static <T> Credits sum(List<T> parts, Function<T, Credits> amount) {
        return parts.stream().map(amount).reduce(Credits.ZERO, Credits::plus);
    }

    /** Debits less credits. */
    private static long moved(LivingBooks books, AccountId id, LedgerAccount account) {
        return books.transfers().stream()
                .filter(transfer -> transfer.accountId().equals(id))
                .filter(transfer -> transfer.unit().equals(Unit.CREDIT_MICROS))
                .mapToLong(transfer -> signed(transfer, account))
                .sum();
    }

    private static long signed(Transfer transfer, LedgerAccount account) {
        if (transfer.debit() == account) {
            return transfer.amount();
        }
        return transfer.credit() == account ? -transfer.amount() : 0;
    }

    private static Map<Unit, Long> totals(LivingBooks books, Function<Transfer, Long> amount) {
        return books.transfers().stream().collect(groupingBy(Transfer::unit, summingLong(amount::apply)));
    }
}
