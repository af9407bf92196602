package dev.florin.ledger.verify;

import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import java.util.Arrays;
import java.util.UUID;

/** What the transfers of a partition left in its lots. */
final class LotMovements {

    private final IdIndex lots = new IdIndex();
    private final Differences differences;
    private long[] remaining = new long[1 << 10];
    private long[] granted = new long[1 << 10];
    private long[] accountHigh = new long[1 << 10];
    private long[] accountLow = new long[1 << 10];

    LotMovements(Differences differences) {
        this.differences = differences;
    }

    void add(CopiedTransfer transfer) {
        int before = lots.size();
        int lot = lots.add(transfer.lotHigh, transfer.lotLow);
        if (lot == before) {
            own(lot, transfer);
        }
        if (accountHigh[lot] != transfer.accountHigh || accountLow[lot] != transfer.accountLow) {
            differences.add(
                    "transfer",
                    transfer.key(),
                    "moves " + transfer.lotId() + " for " + transfer.accountId() + ", but the lot is of "
                            + accountId(lot));
        }
        remaining[lot] += transfer.balanceChange();
        if (remaining[lot] < 0) {
            differences.add(
                    "transfer",
                    transfer.key(),
                    "takes more from " + transfer.lotId() + " than is in it, by " + -remaining[lot] + " micro-credits");
        }
    }

    int size() {
        return lots.size();
    }

    int find(long high, long low) {
        return lots.find(high, low);
    }

    LotId lotId(int number) {
        return new LotId(lots.get(number));
    }

    AccountId accountId(int number) {
        return new AccountId(new UUID(accountHigh[number], accountLow[number]));
    }

    long remainingMicros(int number) {
        return remaining[number];
    }

    /** What its first transfer gave. */
    long grantedMicros(int number) {
        return granted[number];
    }

    private void own(int lot, CopiedTransfer transfer) {
        if (lot == remaining.length) {
            remaining = Arrays.copyOf(remaining, lot * 2);
            granted = Arrays.copyOf(granted, lot * 2);
            accountHigh = Arrays.copyOf(accountHigh, lot * 2);
            accountLow = Arrays.copyOf(accountLow, lot * 2);
        }
        granted[lot] = transfer.balanceChange();
        accountHigh[lot] = transfer.accountHigh;
        accountLow[lot] = transfer.accountLow;
    }
}
