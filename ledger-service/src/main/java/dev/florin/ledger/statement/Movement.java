package dev.florin.ledger.statement;

import dev.florin.id.TransferId;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.domain.Transfer;
import dev.florin.money.Credits;
import java.time.Instant;

/**
 * A line of a statement.
 *
 * @param amountMicros what came in, negative for what went out
 * @param balanceMicros behind it
 * @param reference the request that was charged or the order that was paid
 */
public record Movement(
        Instant time,
        TransferKind kind,
        long amountMicros,
        Credits balanceMicros,
        String reference,
        TransferId transferId,
        Position position) {

    static Movement from(Transfer transfer) {
        return new Movement(
                transfer.occurredAt(),
                transfer.kind(),
                transfer.balanceChangeMicros(),
                transfer.balanceAfterMicros(),
                transfer.reference(),
                transfer.transferId(),
                transfer.position());
    }
}
