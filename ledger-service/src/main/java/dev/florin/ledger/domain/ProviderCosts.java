package dev.florin.ledger.domain;

import static java.util.Comparator.comparing;

import dev.florin.event.LineOfText;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import dev.florin.usage.Funding;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the usage of a block costs the operator, summed by provider and currency. Its detail is in the usage; the transfers
 * name the block's first usage with a cost as their cause, and stand on the {@link OperatorAccount}.
 */
final class ProviderCosts {

    /** The first entry's number: far behind those that the usage has of its own. */
    static final int FIRST_ENTRY = 1 << 14;

    private static final Comparator<Key> ORDER =
            comparing(Key::provider).thenComparing(key -> key.unit().name());

    private final Map<Key, Long> sums = new TreeMap<>(ORDER);
    private @Nullable UsageRecorded first;

    private record Key(String provider, Unit unit) {}

    /** Adds the usage's cost, or says why it cannot be posted; null when all is well. */
    @Nullable
    String add(UsageRecorded usage) {
        ProviderCost cost = usage.providerCost();
        if (cost == null || cost.costMicros() == 0 || usage.funding() == Funding.BYOK) {
            return null;
        }
        try {
            LineOfText.require("provider", usage.provider());
            Key key = new Key(usage.provider(), Unit.microsOf(cost.currency()));
            long before = sums.getOrDefault(key, 0L);
            sums.put(key, Math.addExact(before, cost.costMicros()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return "the provider's cost cannot be posted: " + e.getMessage();
        }
        first = first == null ? usage : first;
        return null;
    }

    /** Posts the sums as the last of the block's transfers. */
    void postTo(WorkingBooks books) {
        if (first != null) {
            List<Entry> entries = new ArrayList<>(sums.size());
            sums.forEach((key, amount) -> entries.add(entry(key, amount)));
            books.applyToOperator(first, entries, FIRST_ENTRY);
        }
    }

    private static Entry entry(Key key, long amount) {
        return new Entry(
                TransferKind.PROVIDER_COST,
                LedgerAccount.PROVIDER_COST,
                LedgerAccount.PROVIDER_PAYABLE,
                amount,
                key.unit(),
                null,
                Memo.ofReference(key.provider()),
                Credits.ZERO);
    }
}
