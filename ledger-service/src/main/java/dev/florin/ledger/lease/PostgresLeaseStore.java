package dev.florin.ledger.lease;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
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

/** Leases by account and epoch. Read for a change and written under the lock of the account's row only. */
@ApplicationScoped
class PostgresLeaseStore {

    private static final String OF = """
            SELECT l.* FROM lease l
            JOIN UNNEST($1::uuid[], $2::uuid[]) AS wanted (account_id, epoch) USING (account_id, epoch)""";
    private static final String SAVE = """
            INSERT INTO lease (account_id, epoch, granted_micros, outstanding_micros)
            SELECT * FROM UNNEST($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])
            ON CONFLICT (account_id, epoch) DO UPDATE SET
                granted_micros = excluded.granted_micros, outstanding_micros = excluded.outstanding_micros""";

    public Uni<Map<LeaseKey, Lease>> of(SqlConnection transaction, Collection<LeaseKey> keys) {
        return transaction
                .preparedQuery(OF)
                .mapping(PostgresLeaseStore::leaseOf)
                .execute(Columns.<LeaseKey>of(List.copyOf(keys))
                        .uuids(key -> key.accountId().value())
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
                                .uuids(lease -> lease.key().accountId().value())
                                .uuids(lease -> lease.key().epoch().value())
                                .longs(lease -> lease.grantedMicros().micros())
                                .longs(lease -> lease.outstandingMicros().micros())
                                .behind())
                        .replaceWithVoid();
    }

    private static Lease leaseOf(Row row) {
        return new Lease(
                new LeaseKey(new AccountId(row.getUUID("account_id")), new EpochId(row.getUUID("epoch"))),
                new Credits(row.getLong("granted_micros")),
                new Credits(row.getLong("outstanding_micros")));
    }

    private static Map<LeaseKey, Lease> byKey(RowSet<Lease> leases) {
        Map<LeaseKey, Lease> byKey = new HashMap<>();
        leases.forEach(lease -> byKey.put(lease.key(), lease));
        return byKey;
    }
}
