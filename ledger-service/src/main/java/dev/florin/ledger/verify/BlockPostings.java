package dev.florin.ledger.verify;

import dev.florin.id.LotId;
import dev.florin.ledger.TransferKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transfers of one block by their cause. */
final class BlockPostings {

    private static final short USAGE = TransferKind.USAGE.code();
    private static final short OVERAGE = TransferKind.OVERAGE.code();
    private static final short OPERATOR_LOSS = TransferKind.OPERATOR_LOSS.code();
    private static final short DISPUTE = TransferKind.DISPUTE.code();
    private static final short PROVIDER_COST = TransferKind.PROVIDER_COST.code();

    private final Map<UUID, Posting> byCause = new HashMap<>();
    private final Map<Short, Long> providerCosts = new HashMap<>();

    /** What one event posted. */
    static final class Posting {
        final String transfer;
        final UUID accountId;
        final long occurredAt;
        final short kind;
        /** Those that it put credits into. */
        final List<LotId> credited = new ArrayList<>(0);

        long chargeMicros;
        /** What of it the account did not pay. */
        long lossMicros;

        long disputedMicros;
        boolean isInLog;

        private Posting(CopiedTransfer first) {
            this.transfer = first.key();
            this.accountId = new UUID(first.accountHigh, first.accountLow);
            this.occurredAt = first.occurredAt;
            this.kind = first.kind;
        }
    }

    /** What providers charge is a sum over the block, posted for no customer: it is kept apart. */
    void add(CopiedTransfer transfer) {
        if (transfer.kind == PROVIDER_COST) {
            long unused = providerCosts.merge(transfer.unit, transfer.amount, Long::sum);
            return;
        }
        Posting posting = byCause.computeIfAbsent(transfer.cause(), unused -> new Posting(transfer));
        if (transfer.hasLot() && transfer.balanceChange() > 0) {
            posting.credited.add(transfer.lotId());
        }
        if (transfer.kind == DISPUTE) {
            posting.disputedMicros += transfer.amount;
        }
        if (transfer.kind == OPERATOR_LOSS) {
            posting.lossMicros += transfer.amount;
        }
        if (transfer.kind == USAGE || transfer.kind == OVERAGE || transfer.kind == OPERATOR_LOSS) {
            posting.chargeMicros += transfer.amount;
        }
    }

    @Nullable
    Posting of(UUID cause) {
        return byCause.get(cause);
    }

    Collection<Posting> all() {
        return byCause.values();
    }

    /** What was posted for providers, by the number of the unit. */
    Map<Short, Long> providerCosts() {
        return providerCosts;
    }

    void clear() {
        byCause.clear();
        providerCosts.clear();
    }
}
