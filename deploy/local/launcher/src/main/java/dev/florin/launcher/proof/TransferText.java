package dev.florin.launcher.proof;

import dev.florin.id.RequestId;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Unit;
import dev.florin.proof.TransferLeaf;
import org.jspecify.annotations.Nullable;

/** A transfer as people read it; every field of its leaf is told, so that what is proven is what is seen. */
final class TransferText {

    private TransferText() {}

    static String of(TransferLeaf transfer) {
        return """
                Transfer %d of partition %d, account %s
                  what     %s: %s
                  when     %s
                  booked   debit %s, credit %s
                  balance  %s behind it%s
                  cause    %s, entry %d (as a request: %s)
                %s%s""".formatted(
                        transfer.sequence(),
                        transfer.partition(),
                        transfer.accountId(),
                        transfer.kind(),
                        transfer.unit().show(transfer.amount()),
                        transfer.occurredAt(),
                        transfer.debit(),
                        transfer.credit(),
                        Unit.CREDIT_MICROS.show(transfer.balanceAfterMicros()),
                        transfer.previous() == 0
                                ? ", the account's first transfer"
                                : ", the account's transfer before it is " + transfer.previous(),
                        transfer.cause(),
                        transfer.entry(),
                        new RequestId(transfer.cause().value()),
                        transfer.lotId() == null ? "" : "  lot      %s%n".formatted(transfer.lotId()),
                        transfer.memo() == null ? "" : memo(transfer.memo()));
    }

    private static String memo(Memo memo) {
        return line("known as", memo.reference()) + line("reason", memo.reason()) + line("author", memo.author());
    }

    private static String line(String name, @Nullable String text) {
        return text == null ? "" : "  %-8s %s%n".formatted(name, text);
    }
}
