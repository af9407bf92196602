package dev.florin.ledger.lease;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.books.Nodes;
import dev.florin.ledger.domain.Lease;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.sql.Columns;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leases by node and epoch. Read for a change and written under the lock of the account's row only. */
@ApplicationScoped
class PostgresLeaseStore {

    private static final String OF = """
            SELECT l.* FROM lease l
            JOIN UNNEST($1::uuid[], $2::timestamptz[], $3::uuid[]) AS wanted (node_id, window_start, epoch)
            USING (node_id, window_start, epoch)""";
    private static final String SAVE = """
            INSERT INTO lease (node_id, window_start, epoch, account_id, granted_micros, outstanding_micros)
            SELECT * FROM UNNEST($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[])
            ON CONFLICT (node_id, window_start, epoch) DO UPDATE SET
                granted_micros = excluded.granted_micros, outstanding_micros = excluded.outstanding_micros""";

    public Uni<Map<LeaseKey, Lease>> of(SqlConnection transaction, Collection<LeaseKey> keys) {
        return transaction
                .preparedQuery(OF)
                .mapping(PostgresLeaseStore::leaseOf)
                .execute(Columns.<LeaseKey>of(List.copyOf(keys))
                        .uuids(key -> Nodes.id(key.node()))
                        .times(key -> Nodes.start(key.node()))
                        .uuids(key -> key.epoch().value())
                        .behind())
                .map(PostgresLeaseStore::byKey);
    }

    public Uni<Void> save(SqlConnection transaction, List<Lease> leases) {
        return leases.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SAVE)
                        .execute(Columns.<Lease>of(leases)
                                .uuids(lease -> Nodes.id(lease.key().node()))
                                .times(lease -> Nodes.start(lease.key().node()))
                                .uuids(lease -> lease.key().epoch().value())
                                .uuids(lease -> lease.key().accountId().value())
                                .longs(lease -> lease.grantedMicros().micros())
                                .longs(lease -> lease.outstandingMicros().micros())
                                .behind())
                        .replaceWithVoid();
    }

    private static Lease leaseOf(Row row) {
        return new Lease(
                new LeaseKey(
                        Nodes.of(
                                new AccountId(row.getUUID("account_id")),
                                row.getUUID("node_id"),
                                row.getOffsetDateTime("window_start").toInstant()),
                        new EpochId(row.getUUID("epoch"))),
                new Credits(row.getLong("granted_micros")),
                new Credits(row.getLong("outstanding_micros")));
    }

    private static Map<LeaseKey, Lease> byKey(RowSet<Lease> leases) {
        Map<LeaseKey, Lease> byKey = new HashMap<>();
        leases.forEach(lease -> byKey.put(lease.key(), lease));
        return byKey;
    }
}
