package dev.florin.ledger.verify;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import dev.florin.id.AccountId;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.domain.OperatorAccount;
import dev.florin.ledger.log.Log;
import dev.florin.ledger.log.TopicReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a partition against what was published of them: the block that changed an account last is the version of
 * its latest balance.
 */
final class PublishedBalances implements Callable<Long> {

    private static final String ACCOUNTS = """
            SELECT a.account_id, a.balance_micros, a.block, p.last_block, coalesce(c.block, 0) AS told_block
            FROM account a JOIN journal_partition p USING (partition) LEFT JOIN relay_cursor c USING (partition)
            WHERE a.partition = ?""";

    private final Snapshot snapshot;
    private final int partition;
    private final Log log;
    private final Differences differences;
    private final Map<String, ConsumerRecord<String, byte[]>> latest = new HashMap<>();

    PublishedBalances(Snapshot snapshot, int partition, Log log, Differences differences) {
        this.snapshot = snapshot;
        this.partition = partition;
        this.log = log;
        this.differences = differences;
    }

    /** How many accounts were compared with what is published of them. */
    @Override
    public Long call() throws SQLException {
        readLatest();
        long compared = 0;
        try (Snapshot.Reader reader = snapshot.open();
                PreparedStatement statement = reader.connect().prepareStatement(ACCOUNTS)) {
            statement.setFetchSize(1000);
            statement.setInt(1, partition);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    AccountId account = new AccountId(row.getObject("account_id", UUID.class));
                    if (!OperatorAccount.is(account) && compare(account, row)) {
                        compared++;
                    }
                }
            }
        }
        return compared;
    }

    /** A topic that is compacted still has many of an account; none but the last is worth reading. */
    private void readLatest() {
        try (TopicReader reader = log.read(Topics.LEDGER_BALANCES, partition)) {
            List<ConsumerRecord<String, byte[]>> items = reader.takeNext();
            while (!items.isEmpty()) {
                items.forEach(item -> latest.put(item.key(), item));
                items = reader.takeNext();
            }
        }
    }

    /** Whether anything could be compared: a balance may be on its way, or newer than what is looked at here. */
    private boolean compare(AccountId account, ResultSet row) throws SQLException {
        long block = row.getLong("block");
        long lastBlock = row.getLong("last_block");
        if (block > lastBlock) {
            differ(account, "block is " + block + ", but the last of its partition is " + lastBlock);
            return false;
        }
        ConsumerRecord<String, byte[]> item = latest.get(account.toString());
        BalanceChanged told = item == null ? null : read(item);
        if (told == null) {
            if (block <= row.getLong("told_block")) {
                differ(account, "block is " + block + ", but no balance was ever published");
            }
            return false;
        }
        if (told.version() > lastBlock) {
            return false;
        }
        boolean isOnItsWay = block > told.version() && block > row.getLong("told_block");
        if (block != told.version() && !isOnItsWay) {
            differ(account, "block is " + block + ", but its balance was last published of block " + told.version());
        }
        long balance = row.getLong("balance_micros");
        if (block == told.version() && balance != told.balanceMicros().micros()) {
            differ(
                    account,
                    "balance_micros is " + balance + ", but was published as "
                            + told.balanceMicros().micros());
        }
        return !isOnItsWay;
    }

    private @Nullable BalanceChanged read(ConsumerRecord<String, byte[]> item) {
        try {
            if (EventRecords.read(item) instanceof BalanceChanged balance) {
                return balance;
            }
            differ(item, "the record is no balance");
        } catch (UnreadableEventException e) {
            differ(item, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private void differ(ConsumerRecord<String, byte[]> item, String what) {
        differences.add(item.topic(), "(partition " + partition + ", offset " + item.offset() + ")", what);
    }

    private void differ(AccountId account, String what) {
        differences.add("account", account.toString(), what);
    }
}
