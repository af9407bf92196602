package dev.florin.ledger.journal;

import dev.florin.id.LotId;
import dev.florin.id.TransferId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.ledger.domain.Transfer;
import dev.florin.money.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as its account's owner sees it.
 *
 * @param amount in {@code unit}, above zero; moves from {@code debit} to {@code credit}
 * @param reference the request that was charged or the order that was paid
 * @param previous the sequence of the account's transfer before, 0 for its first
 * @param balanceAfterMicros the account's balance behind it
 */
public record TransferItem(
        TransferId transferId,
        TransferKind kind,
        LedgerAccount debit,
        LedgerAccount credit,
        long amount,
        Unit unit,
        @Nullable LotId lotId,
        String reference,
        Position position,
        long previous,
        Instant occurredAt,
        Credits balanceAfterMicros) {

    static TransferItem from(Transfer transfer) {
        return new TransferItem(
                transfer.transferId(),
                transfer.kind(),
                transfer.debit(),
                transfer.credit(),
                transfer.amount(),
                transfer.unit(),
                transfer.lotId(),
                transfer.reference(),
                transfer.position(),
                transfer.previous(),
                transfer.occurredAt(),
                transfer.balanceAfterMicros());
    }
}
