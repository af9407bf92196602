package dev.florin.ledger.verify;

import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was debited and credited, summed by what it was: the trial balance's source. */
final class Postings {

    private final IdIndex kinds = new IdIndex();
    private final Differences differences;
    private long[] sums = new long[64];

    Postings(Differences differences) {
        this.differences = differences;
    }

    void add(CopiedTransfer transfer) {
        int before = kinds.size();
        int kind = kinds.add(pair(transfer.kind, transfer.unit), pair(transfer.debit, transfer.credit));
        if (kind == before) {
            checkCodes(transfer);
        }
        if (kind == sums.length) {
            sums = Arrays.copyOf(sums, kind * 2);
        }
        sums[kind] = Math.addExact(sums[kind], transfer.amount);
    }

    /** By unit and account of the chart: debits less credits. */
    void addTo(Map<String, Map<String, Long>> balances) {
        for (int kind = 0; kind < kinds.size(); kind++) {
            Map<String, Long> byAccount = balances.computeIfAbsent(
                    unit((short) kinds.get(kind).getMostSignificantBits()), unused -> new TreeMap<>());
            long accounts = kinds.get(kind).getLeastSignificantBits();
            byAccount.merge(account((short) (accounts >>> 32)), sums[kind], Math::addExact);
            byAccount.merge(account((short) accounts), -sums[kind], Math::addExact);
        }
    }

    private void checkCodes(CopiedTransfer transfer) {
        try {
            var unused = List.of(
                    TransferKind.fromCode(transfer.kind),
                    LedgerAccount.fromCode(transfer.debit),
                    LedgerAccount.fromCode(transfer.credit),
                    Unit.fromCode(transfer.unit));
        } catch (IllegalArgumentException e) {
            differences.add("transfer", transfer.key(), String.valueOf(e.getMessage()));
        }
    }

    private static long pair(short one, short other) {
        return ((long) one << 32) | (other & 0xffffL);
    }

    private static String account(short code) {
        try {
            return LedgerAccount.fromCode(code).name();
        } catch (IllegalArgumentException e) {
            return String.valueOf(code);
        }
    }

    private static String unit(short code) {
        try {
            return Unit.fromCode(code).name();
        } catch (IllegalArgumentException e) {
            return String.valueOf(code);
        }
    }
}
