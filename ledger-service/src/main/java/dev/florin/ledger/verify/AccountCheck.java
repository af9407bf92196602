package dev.florin.ledger.verify;

import dev.florin.id.AccountId;
import dev.florin.ledger.verify.AccountChains.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The accounts as their rows say, against what the journal and the leases give. */
final class AccountCheck {

    private static final String ACCOUNTS = "SELECT account_id, partition, balance_micros, leased_micros, owed_micros,"
            + " returns_owed_micros,"
            + " credit_limit_micros, last_sequence, transfer_count FROM account";

    private static final String LEASED =
            "SELECT account_id, sum(outstanding_micros)::bigint FROM lease WHERE node_id = account_id GROUP BY account_id";

    private final Map<Integer, PartitionBooks> partitions;
    private final Differences differences;
    private final Map<Integer, BitSet> found = new HashMap<>();
    private long count;

    AccountCheck(List<PartitionBooks> partitions, Differences differences) {
        this.partitions = partitions.stream().collect(Collectors.toMap(PartitionBooks::partition, books -> books));
        this.differences = differences;
    }

    /** How many accounts were checked. */
    long check(Connection connection) throws SQLException {
        Map<UUID, Long> leased = leased(connection);
        try (CopiedRows rows = CopiedRows.of(connection, ACCOUNTS)) {
            while (rows.next()) {
                check(Row.read(rows), leased);
            }
        }
        leased.forEach((account, micros) -> differ(new AccountId(account), "it has no row, but leases of " + micros));
        partitions.values().forEach(this::checkComplete);
        return count;
    }

    private void check(Row row, Map<UUID, Long> leased) {
        count++;
        PartitionBooks books = partitions.get(row.partition());
        State state = State.BLANK;
        if (books != null) {
            int number = books.accounts().find(row.high(), row.low());
            state = books.accounts().state(number);
            if (number >= 0) {
                found.computeIfAbsent(row.partition(), unused -> new BitSet()).set(number);
            }
        }
        Long outstanding = leased.remove(row.accountId().value());
        compare(row, "balance_micros", row.balance(), state.balanceMicros(), "its transfers");
        compare(
                row,
                "owed_micros with returns_owed_micros",
                row.owed() + row.returnsOwed(),
                state.owedMicros(),
                "its transfers");
        compare(row, "last_sequence", row.lastSequence(), state.lastSequence(), "its transfers");
        compare(row, "transfer_count", row.transferCount(), state.transferCount(), "its transfers");
        compare(row, "leased_micros", row.leased(), outstanding == null ? 0 : outstanding, "its leases");
        long spendable = row.balance() + Math.max(0, row.creditLimit() - row.owed());
        if (row.leased() > spendable) {
            differ(row.accountId(), "leased_micros is " + row.leased() + ", more than can be spent, " + spendable);
        }
    }

    private void compare(Row row, String column, long stands, long follows, String from) {
        if (stands != follows) {
            differ(row.accountId(), column + " is " + stands + ", but " + from + " give " + follows);
        }
    }

    private void checkComplete(PartitionBooks books) {
        BitSet rows = found.getOrDefault(books.partition(), new BitSet());
        int accounts = books.accounts().size();
        for (int number = rows.nextClearBit(0); number < accounts; number = rows.nextClearBit(number + 1)) {
            differ(
                    books.accounts().accountId(number),
                    "it has transfers in partition " + books.partition() + ", but no row there");
        }
    }

    private void differ(AccountId account, String what) {
        differences.add("account", account.toString(), what);
    }

    private static Map<UUID, Long> leased(Connection connection) throws SQLException {
        Map<UUID, Long> leased = new HashMap<>();
        try (CopiedRows rows = CopiedRows.of(connection, LEASED)) {
            while (rows.next()) {
                rows.beginUuid();
                leased.put(new UUID(rows.readHalf(), rows.readHalf()), rows.readLong());
            }
        }
        return leased;
    }

    private record Row(
            long high,
            long low,
            int partition,
            long balance,
            long leased,
            long owed,
            long returnsOwed,
            long creditLimit,
            long lastSequence,
            long transferCount) {

        static Row read(CopiedRows rows) {
            rows.beginUuid();
            return new Row(
                    rows.readHalf(),
                    rows.readHalf(),
                    rows.readInt(),
                    rows.readLong(),
                    rows.readLong(),
                    rows.readLong(),
                    rows.readLong(),
                    rows.readLong(),
                    rows.readLong(),
                    rows.readLong());
        }

        AccountId accountId() {
            return new AccountId(new UUID(high, low));
        }
    }
}
