package dev.florin.ledger.domain;

import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import java.util.List;

/** Transfers as an accountant would jot them down: {@code USAGE CUSTOMER_CREDITS > REVENUE 12}. */
final class Entries {

    private Entries() {}

    static List<String> of(Folded folded) {
        return folded.transfers().stream().map(Entries::of).toList();
    }

    private static String of(Transfer transfer) {
        String amount = transfer.unit().equals(Unit.CREDIT_MICROS)
                ? new Credits(transfer.amount()).toString()
                : transfer.amount() + " " + transfer.unit();
        return "%s %s > %s %s".formatted(transfer.kind(), transfer.debit(), transfer.credit(), amount);
    }
}
