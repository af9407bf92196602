package dev.florin.ledger.domain;

import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import dev.florin.money.Money;
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

    static Entry purchase(Lot lot, OrderId orderId, Credits balanceAfter) {
        return new Entry(
                TransferKind.PURCHASE,
                LedgerAccount.PROCESSOR_CLEARING,
                LedgerAccount.CUSTOMER_CREDITS,
                lot.grantedMicros().micros(),
                Unit.CREDIT_MICROS,
                lot.lotId(),
                Memo.ofReference(orderId.toString()),
                balanceAfter);
    }

    static Entry purchaseTax(Money tax, OrderId orderId, Credits balanceAfter) {
        return new Entry(
                TransferKind.PURCHASE_TAX,
                LedgerAccount.PROCESSOR_CLEARING,
                LedgerAccount.TAX,
                tax.minor(),
                Unit.minorOf(tax.currency()),
                null,
                Memo.ofReference(orderId.toString()),
                balanceAfter);
    }

    static Entry usage(Lot lot, Credits amount, Credits balanceAfter) {
        return new Entry(
                TransferKind.USAGE,
                LedgerAccount.CUSTOMER_CREDITS,
                LedgerAccount.REVENUE,
                amount.micros(),
                Unit.CREDIT_MICROS,
                lot.lotId(),
                null,
                balanceAfter);
    }

    static Entry operatorLoss(Credits amount, Credits balanceAfter) {
        return new Entry(
                TransferKind.OPERATOR_LOSS,
                LedgerAccount.OPERATOR_LOSS,
                LedgerAccount.REVENUE,
                amount.micros(),
                Unit.CREDIT_MICROS,
                null,
                null,
                balanceAfter);
    }
}
