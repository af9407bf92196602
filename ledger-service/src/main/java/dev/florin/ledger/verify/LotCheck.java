package dev.florin.ledger.verify;

import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** The lots as their rows say, against what the transfers moved in and out of them. */
final class LotCheck {

    private static final String LOTS = "SELECT lot_id, account_id, granted_micros, remaining_micros FROM lot";

    private final List<PartitionBooks> partitions;
    private final List<BitSet> found;
    private final Differences differences;
    private long count;

    LotCheck(List<PartitionBooks> partitions, Differences differences) {
        this.partitions = partitions;
        this.found = partitions.stream().map(unused -> new BitSet()).toList();
        this.differences = differences;
    }

    /** How many lots were checked. */
    long check(Connection connection) throws SQLException {
        try (CopiedRows rows = CopiedRows.of(connection, LOTS)) {
            while (rows.next()) {
                rows.beginUuid();
                LotId lot = new LotId(new UUID(rows.readHalf(), rows.readHalf()));
                rows.beginUuid();
                AccountId account = new AccountId(new UUID(rows.readHalf(), rows.readHalf()));
                check(lot, account, rows.readLong(), rows.readLong());
            }
        }
        for (int i = 0; i < partitions.size(); i++) {
            checkComplete(partitions.get(i).lots(), found.get(i));
        }
        return count;
    }

    private void check(LotId lot, AccountId account, long granted, long remaining) {
        count++;
        int place = 0;
        int number = -1;
        while (place < partitions.size() && number < 0) {
            number = partitions
                    .get(place++)
                    .lots()
                    .find(lot.value().getMostSignificantBits(), lot.value().getLeastSignificantBits());
        }
        if (number < 0) {
            differ(lot, "no transfer ever moved credits into it");
            return;
        }
        found.get(place - 1).set(number);
        LotMovements moved = partitions.get(place - 1).lots();
        if (remaining != moved.remainingMicros(number)) {
            differ(
                    lot,
                    "remaining_micros is " + remaining + ", but its transfers leave " + moved.remainingMicros(number));
        }
        if (granted != moved.grantedMicros(number)) {
            differ(
                    lot,
                    "granted_micros is " + granted + ", but its first transfer gave " + moved.grantedMicros(number));
        }
        if (!account.equals(moved.accountId(number))) {
            differ(lot, "account_id is " + account + ", but its transfers are of " + moved.accountId(number));
        }
    }

    private void checkComplete(LotMovements moved, BitSet rows) {
        for (int number = rows.nextClearBit(0); number < moved.size(); number = rows.nextClearBit(number + 1)) {
            differ(moved.lotId(number), "it has transfers, but no row");
        }
    }

    private void differ(LotId lot, String what) {
        differences.add("lot", lot.toString(), what);
    }
}
