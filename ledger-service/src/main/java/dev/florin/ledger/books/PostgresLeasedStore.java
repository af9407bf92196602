package dev.florin.ledger.books;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.domain.Lease;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Sql;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The leases that usage is charged to. The fold only uses them up; they are granted and reaped elsewhere. */
final class PostgresLeasedStore {

    private static final String OF = """
            SELECT l.account_id, l.epoch, l.granted_micros, l.outstanding_micros
            FROM lease l JOIN UNNEST(?::uuid[], ?::uuid[]) AS wanted (account_id, epoch) USING (account_id, epoch)""";

    private static final String CHANGE = """
            UPDATE lease l SET outstanding_micros = c.outstanding_micros
            FROM UNNEST(?::uuid[], ?::uuid[], ?::bigint[]) AS c (account_id, epoch, outstanding_micros)
            WHERE l.account_id = c.account_id AND l.epoch = c.epoch""";

    Map<LeaseKey, Lease> of(Connection transaction, Collection<LeaseKey> keys) throws SQLException {
        Columns<LeaseKey> columns = Columns.<LeaseKey>of(List.copyOf(keys))
                .uuids(key -> key.accountId().value())
                .uuids(key -> key.epoch().value());
        Map<LeaseKey, Lease> byKey = new HashMap<>();
        try (PreparedStatement statement = transaction.prepareStatement(OF);
                ResultSet rows = columns.bindTo(statement).executeQuery()) {
            while (rows.next()) {
                Lease lease = read(rows);
                byKey.put(lease.key(), lease);
            }
        }
        return byKey;
    }

    void change(Connection transaction, List<Lease> leases) throws SQLException {
        if (!leases.isEmpty()) {
            int unused = Sql.update(
                    transaction,
                    CHANGE,
                    Columns.<Lease>of(leases)
                            .uuids(lease -> lease.key().accountId().value())
                            .uuids(lease -> lease.key().epoch().value())
                            .longs(lease -> lease.outstandingMicros().micros()));
        }
    }

    private static Lease read(ResultSet row) throws SQLException {
        return new Lease(
                new LeaseKey(new AccountId(Sql.uuid(row, "account_id")), new EpochId(Sql.uuid(row, "epoch"))),
                new Credits(row.getLong("granted_micros")),
                new Credits(row.getLong("outstanding_micros")));
    }
}
