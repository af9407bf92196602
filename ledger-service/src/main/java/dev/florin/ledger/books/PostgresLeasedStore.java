package dev.florin.ledger.books;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.domain.Lease;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Sql;
import dev.florin.ledger.sql.Statements;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The leases that usage is charged to. The fold uses them up and ends them; they are granted elsewhere. */
final class PostgresLeasedStore {

    private static final String OF = """
            SELECT l.account_id, l.node_id, l.window_start, l.epoch, l.granted_micros, l.outstanding_micros
            FROM lease l JOIN UNNEST(?::uuid[], ?::timestamptz[], ?::uuid[]) AS wanted (node_id, window_start, epoch)
            USING (node_id, window_start, epoch)""";

    private static final String CHANGE = """
            UPDATE lease l SET outstanding_micros = c.outstanding_micros
            FROM UNNEST(?::uuid[], ?::timestamptz[], ?::uuid[], ?::bigint[])
                 AS c (node_id, window_start, epoch, outstanding_micros)
            WHERE l.node_id = c.node_id AND l.window_start = c.window_start AND l.epoch = c.epoch""";

    private static final String OF_EPOCHS = """
            SELECT l.account_id, l.node_id, l.window_start, l.epoch FROM lease l JOIN account a USING (account_id)
            WHERE l.epoch = ANY(?) AND a.partition = ?""";

    private static final String DELETE = """
            DELETE FROM lease l
            USING UNNEST(?::uuid[], ?::timestamptz[], ?::uuid[]) AS ended (node_id, window_start, epoch)
            WHERE l.node_id = ended.node_id AND l.window_start = ended.window_start AND l.epoch = ended.epoch""";

    /** All leases of the epochs in a partition. They are over: none is granted any more. */
    List<LeaseKey> ofEpochs(Connection transaction, int partition, Collection<EpochId> epochs) throws SQLException {
        if (epochs.isEmpty()) {
            return List.of();
        }
        UUID[] ids = epochs.stream().map(EpochId::value).toArray(UUID[]::new);
        return Sql.query(transaction, OF_EPOCHS, PostgresLeasedStore::readKey, ids, partition);
    }

    Map<LeaseKey, Lease> of(Connection transaction, Collection<LeaseKey> keys) throws SQLException {
        Map<LeaseKey, Lease> byKey = new HashMap<>();
        try (PreparedStatement statement = transaction.prepareStatement(OF);
                ResultSet rows = columns(keys).bindTo(statement).executeQuery()) {
            while (rows.next()) {
                Lease lease = read(rows);
                byKey.put(lease.key(), lease);
            }
        }
        return byKey;
    }

    void change(Statements statements, List<Lease> leases) {
        if (!leases.isEmpty()) {
            statements.change(
                    CHANGE,
                    Columns.<Lease>of(leases)
                            .uuids(lease -> Nodes.id(lease.key().node()))
                            .times(lease -> Nodes.start(lease.key().node()))
                            .uuids(lease -> lease.key().epoch().value())
                            .longs(lease -> lease.outstandingMicros().micros()));
        }
    }

    void delete(Statements statements, List<LeaseKey> leases) {
        if (!leases.isEmpty()) {
            statements.change(DELETE, columns(leases));
        }
    }

    private static Columns<LeaseKey> columns(Collection<LeaseKey> keys) {
        return Columns.<LeaseKey>of(List.copyOf(keys))
                .uuids(key -> Nodes.id(key.node()))
                .times(key -> Nodes.start(key.node()))
                .uuids(key -> key.epoch().value());
    }

    private static LeaseKey readKey(ResultSet row) throws SQLException {
        AccountId account = new AccountId(Sql.uuid(row, "account_id"));
        return new LeaseKey(
                Nodes.of(account, Sql.uuid(row, "node_id"), Sql.instant(row, "window_start")),
                new EpochId(Sql.uuid(row, "epoch")));
    }

    private static Lease read(ResultSet row) throws SQLException {
        return new Lease(
                readKey(row),
                new Credits(row.getLong("granted_micros")),
                new Credits(row.getLong("outstanding_micros")));
    }
}
