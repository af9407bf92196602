package dev.florin.ledger.books;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.sql.Columns;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The accounts' balance rows. */
@ApplicationScoped
public class PostgresAccountStore {

    private static final String LOCK = """
            SELECT account_id, balance_micros, leased_micros, alert_armed, version, booked_at
            FROM account WHERE account_id = ANY($1) ORDER BY account_id FOR UPDATE""";
    private static final String SAVE_FOLDED = """
            INSERT INTO account (account_id, partition, balance_micros, leased_micros, alert_armed, version, booked_at,
                                 sequence, revision)
            SELECT a.account_id, p.partition, a.balance_micros, a.leased_micros, a.alert_armed, a.version, a.booked_at,
                   $2, p.last_revision + a.number
            FROM journal_partition p,
                 UNNEST($3::uuid[], $4::bigint[], $5::bigint[], $6::bool[], $7::bigint[], $8::timestamptz[])
                 WITH ORDINALITY
                 AS a (account_id, balance_micros, leased_micros, alert_armed, version, booked_at, number)
            WHERE p.partition = $1
            ON CONFLICT (account_id) DO UPDATE SET
                partition = excluded.partition, balance_micros = excluded.balance_micros,
                leased_micros = excluded.leased_micros, alert_armed = excluded.alert_armed,
                version = excluded.version, booked_at = excluded.booked_at,
                sequence = excluded.sequence, revision = excluded.revision""";
    private static final String SAVE_LEASED = """
            UPDATE account SET leased_micros = a.leased_micros, version = a.version
            FROM UNNEST($1::uuid[], $2::bigint[], $3::bigint[]) AS a (account_id, leased_micros, version)
            WHERE account.account_id = a.account_id""";

    /** Those that exist; nobody else changes them until the transaction ends. Locks in one order, so never in a circle. */
    public Uni<Map<AccountId, Account>> lock(SqlConnection transaction, Collection<AccountId> accounts) {
        return transaction
                .preparedQuery(LOCK)
                .mapping(PostgresAccountStore::accountOf)
                .execute(Tuple.of(accounts.stream().map(AccountId::value).toArray(UUID[]::new)))
                .map(PostgresAccountStore::byId);
    }

    /** Accounts as a fold left them at a place of the journal; they are relayed in the order given. */
    public Uni<Void> save(SqlConnection transaction, Position end, List<Account> accounts) {
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SAVE_FOLDED)
                        .execute(Columns.<Account>of(accounts)
                                .uuids(account -> account.accountId().value())
                                .longs(account -> account.balanceMicros().micros())
                                .longs(account -> account.leasedMicros().micros())
                                .flags(Account::alertArmed)
                                .longs(Account::version)
                                .times(Account::bookedAt)
                                .behind(end.partition(), end.sequence()))
                        .replaceWithVoid();
    }

    /** Accounts from which leases were granted: nothing else of them has changed. */
    public Uni<Void> saveLeased(SqlConnection transaction, List<Account> accounts) {
        return transaction
                .preparedQuery(SAVE_LEASED)
                .execute(Columns.<Account>of(accounts)
                        .uuids(account -> account.accountId().value())
                        .longs(account -> account.leasedMicros().micros())
                        .longs(Account::version)
                        .behind())
                .replaceWithVoid();
    }

    private static Account accountOf(Row row) {
        return new Account(
                new AccountId(row.getUUID("account_id")),
                new Credits(row.getLong("balance_micros")),
                new Credits(row.getLong("leased_micros")),
                row.getBoolean("alert_armed"),
                row.getLong("version"),
                row.getOffsetDateTime("booked_at").toInstant());
    }

    private static Map<AccountId, Account> byId(RowSet<Account> accounts) {
        Map<AccountId, Account> byId = new HashMap<>();
        accounts.forEach(account -> byId.put(account.accountId(), account));
        return byId;
    }
}
