package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
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
 * @param previous the sequence of the account's transfer before this one, 0 for its first: an account's transfers are a
 *     chain of their own, in which none can be left out unseen
 * @param amount in {@code unit}, above zero
 * @param lotId the lot whose credits moved, where a customer's credits moved
 * @param cause the event that made the ledger post it
 * @param entry which of the cause's transfers it is, from 0
 * @param occurredAt the cause's time, in whole microseconds
 * @param balanceAfterMicros the account's balance behind it
 * @param memo what people know it by, where the cause alone does not say it
 */
public record Transfer(
        Position position,
        long previous,
        AccountId accountId,
        LedgerAccount debit,
        LedgerAccount credit,
        long amount,
        Unit unit,
        TransferKind kind,
        @Nullable LotId lotId,
        EventId cause,
        int entry,
        Instant occurredAt,
        Credits balanceAfterMicros,
        @Nullable Memo memo) {

    public Transfer {
        if (amount <= 0) {
            throw new IllegalArgumentException("a transfer moves more than nothing, not " + amount);
        }
        if (debit == credit) {
            throw new IllegalArgumentException("a transfer moves between two accounts, not within " + debit);
        }
    }

    public TransferId transferId() {
        return TransferId.of(cause, entry);
    }

    /** What people know the cause by: what the memo refers to, else the request that was charged, else the event. */
    public String reference() {
        if (memo != null && memo.reference() != null) {
            return memo.reference();
        }
        return switch (kind) {
            case USAGE, OVERAGE, OPERATOR_LOSS -> new RequestId(cause.value()).toString();
            default -> cause.toString();
        };
    }

    /** What it does to the customer's balance, in micro-credits; zero where it does not concern it. */
    public long balanceChangeMicros() {
        if (credit == LedgerAccount.CUSTOMER_CREDITS) {
            return amount;
        }
        return debit == LedgerAccount.CUSTOMER_CREDITS ? -amount : 0;
    }

    /**
     * As finance reads it.
     *
     * @param bookedAt its block's
     */
    public TransferPosted toEvent(Instant bookedAt) {
        return new TransferPosted(
                transferId(),
                accountId,
                debit,
                credit,
                amount,
                unit,
                kind,
                lotId,
                cause,
                entry,
                position,
                previous,
                balanceAfterMicros,
                memo,
                occurredAt,
                bookedAt);
    }
}
