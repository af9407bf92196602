package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.id.RequestId;
import dev.florin.id.TransferId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement between two accounts of the chart: immutable, part of the journal.
 *
 * @param amount in {@code unit}, above zero
 * @param lotId the lot whose credits moved, where a customer's credits moved
 * @param cause the event that made the ledger post it
 * @param orderId the order that was paid, where one was
 * @param occurredAt the cause's time
 * @param bookedAt the same, or the account's latest entry's where that is later: an account's journal runs forward
 * @param balanceAfterMicros the account's balance behind it
 */
public record Transfer(
        TransferId transferId,
        Position position,
        AccountId accountId,
        LedgerAccount debit,
        LedgerAccount credit,
        long amount,
        Unit unit,
        TransferKind kind,
        @Nullable LotId lotId,
        EventId cause,
        @Nullable OrderId orderId,
        Instant occurredAt,
        Instant bookedAt,
        Credits balanceAfterMicros) {

    public Transfer {
        if (amount <= 0) {
            throw new IllegalArgumentException("a transfer moves more than nothing, not " + amount);
        }
        if (debit == credit) {
            throw new IllegalArgumentException("a transfer moves between two accounts, not within " + debit);
        }
    }

    /** What people know the cause by: the order that was paid, else the request that was charged. */
    public String reference() {
        return orderId == null ? new RequestId(cause.value()).toString() : orderId.toString();
    }

    /** What it does to the customer's balance, in micro-credits; zero where it does not concern it. */
    public long balanceChangeMicros() {
        if (credit == LedgerAccount.CUSTOMER_CREDITS) {
            return amount;
        }
        return debit == LedgerAccount.CUSTOMER_CREDITS ? -amount : 0;
    }

    /** As finance reads it. */
    public TransferPosted toEvent() {
        return new TransferPosted(
                transferId,
                accountId,
                debit,
                credit,
                amount,
                unit,
                kind,
                lotId,
                cause,
                0,
                position,
                0,
                balanceAfterMicros,
                orderId == null ? null : Memo.ofReference(orderId.toString()),
                occurredAt,
                bookedAt);
    }
}
