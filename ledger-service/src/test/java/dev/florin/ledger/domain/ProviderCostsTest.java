package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Told;
import dev.florin.usage.Funding;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderCostsTest {

    private final Told told = new Told(5);
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final LivingBooks books = new LivingBooks();

    @Test
    void aBlocksCostsArePostedInSumByProvider() {
        // given
        UsageRecorded first = told.costing(free(), "openai", 120);

        // when
        Folded folded = books.tell(
                free(),
                first,
                told.costing(free(), "anthropic", 5),
                told.costing(free(), "openai", 80),
                paidByOwnKey());

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "PROVIDER_COST PROVIDER_COST > PROVIDER_PAYABLE 5 USD_micros",
                        "PROVIDER_COST PROVIDER_COST > PROVIDER_PAYABLE 200 USD_micros");
        assertThat(folded.transfers()).extracting(Transfer::accountId).containsOnly(OperatorAccount.of(0));
        assertThat(folded.transfers()).extracting(Transfer::cause).containsOnly(first.eventId());
        assertThat(folded.transfers())
                .extracting(Transfer::memo)
                .containsExactly(Memo.ofReference("anthropic"), Memo.ofReference("openai"));
    }

    @Test
    void theOperatorsTransfersAreAChainOfTheirOwn() {
        // when
        books.tell(List.of(told.costing(free(), "openai", 1)));
        books.tell(told.settled(account, 10, 0));
        Folded folded = books.tell(List.of(told.costing(free(), "openai", 2)));

        // then
        assertThat(folded.transfers().getFirst().previous()).isEqualTo(1);
        assertThat(books.account(OperatorAccount.of(0)).transferCount()).isEqualTo(2);
    }

    @Test
    void aCostThatCannotBeNamedRefusesItsUsage() {
        // when
        Folded folded = books.tell(told.costing(free(), "two\nlines", 1), told.costing(free(), "", 0));

        // then
        assertThat(folded.refused()).hasSize(1);
        assertThat(folded.transfers()).isEmpty();
    }

    private UsageRecorded free() {
        return told.usage(account, epoch, 0, 0);
    }

    private UsageRecorded paidByOwnKey() {
        return told.costing(told.usage(account, epoch, 0, 0, Funding.BYOK), "openai", 1_000);
    }
}
