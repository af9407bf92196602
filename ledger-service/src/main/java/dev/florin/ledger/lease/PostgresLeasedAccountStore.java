package dev.florin.ledger.lease;

import static java.util.stream.Collectors.toMap;

import dev.florin.id.AccountId;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.RowsRead;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The accounts from which leases are granted. The fold writes the same rows, so they are locked before. */
@ApplicationScoped
class PostgresLeasedAccountStore {

    private static final String LOCK = """
            SELECT * FROM account WHERE account_id = ANY($1) ORDER BY account_id FOR UPDATE""";
    private static final String ENDING = """
            SELECT account_id, sum(remaining_micros)::bigint AS ending_micros FROM lot
            WHERE account_id = ANY($1) AND NOT spent AND expires_at <= now() + make_interval(secs => $2::bigint)
            GROUP BY account_id""";
    private static final String SAVE = """
            UPDATE account SET leased_micros = a.leased_micros
            FROM UNNEST($1::uuid[], $2::bigint[]) AS a (account_id, leased_micros)
            WHERE account.account_id = a.account_id""";

    /** Those that exist; nobody else changes them until the transaction ends. Locks in one order, so never in a circle. */
    Uni<Map<AccountId, Account>> lock(SqlConnection transaction, Collection<AccountId> accounts) {
        return transaction
                .preparedQuery(LOCK)
                .mapping(PostgresLeasedAccountStore::accountOf)
                .execute(Tuple.of(accounts.stream().map(AccountId::value).toArray(UUID[]::new)))
                .map(PostgresLeasedAccountStore::byId);
    }

    /** What of the accounts' credits ends within the time, by account. */
    Uni<Map<AccountId, Credits>> ending(SqlConnection transaction, Collection<AccountId> accounts, Duration within) {
        return transaction
                .preparedQuery(ENDING)
                .mapping(row -> Map.entry(new AccountId(row.getUUID("account_id")), credits(row, "ending_micros")))
                .execute(Tuple.of(accounts.stream().map(AccountId::value).toArray(UUID[]::new), within.toSeconds()))
                .map(RowsRead::list)
                .map(rows -> rows.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Of the accounts nothing has changed but what is leased. */
    Uni<Void> save(SqlConnection transaction, List<Account> accounts) {
        return transaction
                .preparedQuery(SAVE)
                .execute(Columns.<Account>of(accounts)
                        .uuids(account -> account.accountId().value())
                        .longs(account -> account.leasedMicros().micros())
                        .behind())
                .replaceWithVoid();
    }

    private static Account accountOf(Row row) {
        return new Account(
                new AccountId(row.getUUID("account_id")),
                credits(row, "balance_micros"),
                credits(row, "leased_micros"),
                credits(row, "owed_micros"),
                credits(row, "returns_owed_micros"),
                credits(row, "credit_limit_micros"),
                credits(row, "last_top_up_micros"),
                Stream.of(row.getArrayOfLongs("own_thresholds"))
                        .map(Credits::new)
                        .toList(),
                row.getLong("block"),
                row.getLong("last_sequence"),
                row.getLong("transfer_count"));
    }

    private static Credits credits(Row row, String column) {
        return new Credits(row.getLong(column));
    }

    private static Map<AccountId, Account> byId(RowSet<Account> accounts) {
        Map<AccountId, Account> byId = new HashMap<>();
        accounts.forEach(account -> byId.put(account.accountId(), account));
        return byId;
    }
}
