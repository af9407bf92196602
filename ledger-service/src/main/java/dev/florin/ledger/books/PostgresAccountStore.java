package dev.florin.ledger.books;

import static java.util.stream.Collectors.joining;

import dev.florin.id.AccountId;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Sql;
import dev.florin.ledger.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The accounts' rows. */
final class PostgresAccountStore {

    private static final String LOCK =
            AccountRow.SELECT + " WHERE a.account_id = ANY(?) ORDER BY a.account_id FOR UPDATE";

    private static final String CHANGED = """
            UNNEST(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
                   ?::bigint[], ?::bigint[], ?::bigint[])
            AS c (account_id, balance_micros, leased_micros, owed_micros, returns_owed_micros, credit_limit_micros,
                  last_top_up_micros, own_thresholds, block, last_sequence, transfer_count)""";

    private static final String CREATE = """
            INSERT INTO account (partition, account_id, balance_micros, leased_micros, owed_micros,
                                 returns_owed_micros, credit_limit_micros, last_top_up_micros, own_thresholds, block,
                                 last_sequence, transfer_count)
            SELECT ?::int, c.account_id, c.balance_micros, c.leased_micros, c.owed_micros,
                   c.returns_owed_micros, c.credit_limit_micros, c.last_top_up_micros, c.own_thresholds::bigint[], c.block,
                   c.last_sequence, c.transfer_count
            FROM\s""" + CHANGED;

    private static final String CHANGE = """
            UPDATE account a SET
                partition = ?::int, balance_micros = c.balance_micros,
                leased_micros = c.leased_micros, owed_micros = c.owed_micros,
                returns_owed_micros = c.returns_owed_micros,
                credit_limit_micros = c.credit_limit_micros, last_top_up_micros = c.last_top_up_micros,
                own_thresholds = c.own_thresholds::bigint[], block = c.block, last_sequence = c.last_sequence,
                transfer_count = c.transfer_count
            FROM\s""" + CHANGED + " WHERE a.account_id = c.account_id";

    /** Those that exist; nobody else changes them until the transaction ends. Locks in one order, so never in a circle. */
    Map<AccountId, Account> lock(Connection transaction, Collection<AccountId> accounts) throws SQLException {
        Map<AccountId, Account> byId = new HashMap<>();
        for (Account account : Sql.query(transaction, LOCK, AccountRow::read, (Object) uuids(accounts))) {
            byId.put(account.accountId(), account);
        }
        return byId;
    }

    void create(Statements statements, int partition, List<Account> accounts) {
        if (!accounts.isEmpty()) {
            statements.change(CREATE, partition, columns(accounts));
        }
    }

    void change(Statements statements, int partition, List<Account> accounts) {
        if (!accounts.isEmpty()) {
            statements.change(CHANGE, partition, columns(accounts));
        }
    }

    static UUID[] uuids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }

    private static Columns<Account> columns(List<Account> accounts) {
        return Columns.<Account>of(accounts)
                .uuids(account -> account.accountId().value())
                .longs(account -> account.balanceMicros().micros())
                .longs(account -> account.leasedMicros().micros())
                .longs(account -> account.owedMicros().micros())
                .longs(account -> account.returnsOwedMicros().micros())
                .longs(account -> account.creditLimitMicros().micros())
                .longs(account -> account.lastTopUpMicros().micros())
                .texts(PostgresAccountStore::thresholds)
                .longs(Account::block)
                .longs(Account::lastSequence)
                .longs(Account::transferCount);
    }

    /** As PostgreSQL writes an array, since an array of arrays would have to be square. */
    private static String thresholds(Account account) {
        return account.ownThresholds().isEmpty()
                ? "{}"
                : account.ownThresholds().stream()
                        .map(threshold -> Long.toString(threshold.micros()))
                        .collect(joining(",", "{", "}"));
    }
}
