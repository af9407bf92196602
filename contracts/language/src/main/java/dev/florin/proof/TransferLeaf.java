package dev.florin.proof;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer with everything that its leaf is the hash of, as people read it.
 *
 * @param sequence its number in the partition's journal
 * @param previous the number of the account's transfer before it, 0 for its first
 * @param cause the event that made the ledger post it
 * @param entry its index among the transfers of that event
 * @param amount in {@code unit}
 * @param balanceAfterMicros the account's balance behind it, in micro-credits
 * @param occurredAt the cause's time
 * @param lotId the lot whose credits moved, where credits of a customer moved
 * @param memo what people know it by, where the cause alone does not say it
 */
public record TransferLeaf(
        int partition,
        long sequence,
        long previous,
        AccountId accountId,
        EventId cause,
        int entry,
        TransferKind kind,
        LedgerAccount debit,
        LedgerAccount credit,
        Unit unit,
        long amount,
        long balanceAfterMicros,
        Instant occurredAt,
        @Nullable LotId lotId,
        @Nullable Memo memo) {

    private static final UUID NIL = new UUID(0, 0);

    public TransferLeaf {
        if (occurredAt.getNano() % 1000 != 0) {
            throw new IllegalArgumentException("the journal knows whole microseconds, not " + occurredAt);
        }
    }

    /** Its leaf. */
    public Hash hash() {
        UUID account = accountId.value();
        UUID event = cause.value();
        UUID lot = lotId == null ? NIL : lotId.value();
        LeafHasher leaf = new LeafHasher()
                .begin(partition, sequence, previous)
                .account(account.getMostSignificantBits(), account.getLeastSignificantBits())
                .cause(event.getMostSignificantBits(), event.getLeastSignificantBits(), entry)
                .movement(kind.code(), debit.code(), credit.code(), unit.code(), amount)
                .balanceAfter(balanceAfterMicros)
                .occurredAt(EpochMicros.of(occurredAt))
                .lot(lot.getMostSignificantBits(), lot.getLeastSignificantBits());
        return (memo == null ? leaf : leaf.memo(memo.reference(), memo.reason(), memo.author())).hash();
    }
}
