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

    private static final String CREATE = """
            INSERT INTO account (partition, account_id, balance_micros, leased_micros, owed_micros, returns_owed_micros,
                                 credit_limit_micros, last_top_up_micros, block, last_sequence, transfer_count,
                                 own_thresholds)
            SELECT ?::int, c.account_id, c.balance_micros, c.leased_micros, c.owed_micros, c.returns_owed_micros,
                   c.credit_limit_micros, c.last_top_up_micros, c.block, c.last_sequence, c.transfer_count,
                   c.own_thresholds::bigint[]
            FROM UNNEST(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::bigint[], ?::bigint[], ?::uuid[], ?::text[])
                 AS c (balance_micros, leased_micros, owed_micros, returns_owed_micros, credit_limit_micros,
                       last_top_up_micros, block, last_sequence, transfer_count, account_id, own_thresholds)""";

    /** Every block does this for all of its accounts; numbers by their place in the array cost half of what UNNEST costs. */
    private static final String CHANGE = """
            UPDATE account a SET
                partition = ?::int, balance_micros = (?::bigint[])[c.place], leased_micros = (?::bigint[])[c.place],
                owed_micros = (?::bigint[])[c.place], returns_owed_micros = (?::bigint[])[c.place],
                credit_limit_micros = (?::bigint[])[c.place], last_top_up_micros = (?::bigint[])[c.place],
                block = (?::bigint[])[c.place], last_sequence = (?::bigint[])[c.place],
                transfer_count = (?::bigint[])[c.place]
            FROM UNNEST(?::uuid[]) WITH ORDINALITY AS c (account_id, place)
            WHERE a.account_id = c.account_id""";

    private static final String SET_THRESHOLDS = """
            UPDATE account a SET own_thresholds = t.own_thresholds::bigint[]
            FROM UNNEST(?::uuid[], ?::text[]) AS t (account_id, own_thresholds) WHERE a.account_id = t.account_id""";

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
            statements.change(CREATE, partition, columns(accounts).texts(PostgresAccountStore::thresholds));
        }
    }

    /** All but the customers' own thresholds. */
    void change(Statements statements, int partition, List<Account> accounts) {
        if (!accounts.isEmpty()) {
            statements.change(CHANGE, partition, columns(accounts));
        }
    }

    void setThresholds(Statements statements, List<Account> accounts) {
        if (!accounts.isEmpty()) {
            statements.change(
                    SET_THRESHOLDS,
                    Columns.<Account>of(accounts)
                            .uuids(account -> account.accountId().value())
                            .texts(PostgresAccountStore::thresholds));
        }
    }

    static UUID[] uuids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }

    private static Columns<Account> columns(List<Account> accounts) {
        return Columns.<Account>of(accounts)
                .longs(account -> account.balanceMicros().micros())
                .longs(account -> account.leasedMicros().micros())
                .longs(account -> account.owedMicros().micros())
                .longs(account -> account.returnsOwedMicros().micros())
                .longs(account -> account.creditLimitMicros().micros())
                .longs(account -> account.lastTopUpMicros().micros())
                .longs(Account::block)
                .longs(Account::lastSequence)
                .longs(Account::transferCount)
                .uuids(account -> account.accountId().value());
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
