package dev.florin.ledger.domain;

import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import org.jspecify.annotations.Nullable;

/** A transfer as the posting rules state it, before it has a place in the journal. */
record Entry(
        TransferKind kind,
        LedgerAccount debit,
        LedgerAccount credit,
        long amount,
        Unit unit,
        @Nullable LotId lotId,
        @Nullable Memo memo,
        Credits balanceAfterMicros) {

    /** A customer's credits, all out of one lot or into it. */
    static Entry ofLot(
            TransferKind kind,
            LedgerAccount debit,
            LedgerAccount credit,
            Lot lot,
            Credits amount,
            @Nullable Memo memo,
            Credits balanceAfter) {
        return new Entry(kind, debit, credit, amount.micros(), Unit.CREDIT_MICROS, lot.lotId(), memo, balanceAfter);
    }

    /** Credits that no lot holds. */
    static Entry ofCredits(
            TransferKind kind,
            LedgerAccount debit,
            LedgerAccount credit,
            Credits amount,
            @Nullable Memo memo,
            Credits balanceAfter) {
        return new Entry(kind, debit, credit, amount.micros(), Unit.CREDIT_MICROS, null, memo, balanceAfter);
    }
}
