package dev.florin.bench.folding;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.StackProcess;
import dev.florin.id.AccountId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be read of the ledger's books while it writes them, over one connection. */
public final class LedgerDatabase implements AutoCloseable {

    private final Connection connection;

    public LedgerDatabase(StackProcess stack) {
        try {
            this.connection = stack.connect(LedgerProgram.DATABASE);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many records of {@code usage.recorded} are behind the fold, partition by partition; none before its first use. */
    public List<Long> usageFolded() {
        return numbers("SELECT usage_recorded_end FROM journal_partition ORDER BY partition");
    }

    /** How many transfers the journal has by its own count, which costs nothing to ask for. */
    public long journalEnd() {
        return number("SELECT coalesce(sum(last_sequence), 0) FROM journal_partition");
    }

    /** How many rows it really has. */
    public long transfers() {
        return number("SELECT count(*) FROM transfer");
    }

    /** How many transfers a block has in the mean: so many were written together. */
    public long meanBlock() {
        return number(
                "SELECT avg(last_sequence - first_sequence + 1) FROM block WHERE last_sequence >= first_sequence");
    }

    public long deadLetters() {
        return number("SELECT count(*) FROM dead_letter");
    }

    /** The balances of accounts, in micro-credits; of those that the books know. */
    public Map<AccountId, Long> balancesMicros(List<AccountId> accounts) {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT account_id, balance_micros FROM account WHERE account_id = ANY (?)")) {
            Array ids = connection.createArrayOf(
                    "uuid", accounts.stream().map(AccountId::value).toArray());
            select.setArray(1, ids);
            Map<AccountId, Long> balances = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    balances.put(new AccountId(rows.getObject(1, UUID.class)), rows.getLong(2));
                }
            }
            return balances;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The one number that a query gives. */
    public long number(String query) {
        List<Long> answer = numbers(query);
        if (answer.isEmpty()) {
            throw new BenchFailure("The books give no answer to: " + query);
        }
        return answer.getFirst();
    }

    private List<Long> numbers(String query) {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static BenchFailure failed(SQLException e) {
        return new BenchFailure("The books cannot be read: " + e.getMessage(), e);
    }
}
