package dev.florin.ledger.books;

import static java.util.stream.Collectors.groupingBy;

import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import dev.florin.ledger.domain.Lot;
import dev.florin.ledger.domain.LotSource;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.RowsRead;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The lots that a balance consists of. Written under the lock of the account's row. */
@ApplicationScoped
public class PostgresLotStore {

    private static final String WITH_CREDITS = "SELECT * FROM lot WHERE account_id = ANY($1) AND remaining_micros > 0";
    private static final String SAVE = """
            INSERT INTO lot (lot_id, account_id, source, granted_at, expires_at, granted_micros, remaining_micros)
            SELECT * FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[],
                                 $6::bigint[], $7::bigint[])
            ON CONFLICT (lot_id) DO UPDATE SET remaining_micros = excluded.remaining_micros""";

    public Uni<Map<AccountId, List<Lot>>> withCredits(SqlConnection transaction, Collection<AccountId> accounts) {
        return transaction
                .preparedQuery(WITH_CREDITS)
                .mapping(PostgresLotStore::lotOf)
                .execute(Tuple.of(accounts.stream().map(AccountId::value).toArray(UUID[]::new)))
                .map(rows -> RowsRead.list(rows).stream().collect(groupingBy(Lot::accountId)));
    }

    public Uni<Void> save(SqlConnection transaction, List<Lot> lots) {
        return lots.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SAVE)
                        .execute(Columns.<Lot>of(lots)
                                .uuids(lot -> lot.lotId().value())
                                .uuids(lot -> lot.accountId().value())
                                .texts(Lot::source)
                                .times(Lot::grantedAt)
                                .times(Lot::expiresAt)
                                .longs(lot -> lot.grantedMicros().micros())
                                .longs(lot -> lot.remainingMicros().micros())
                                .behind())
                        .replaceWithVoid();
    }

    private static Lot lotOf(Row row) {
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new Lot(
                new LotId(row.getUUID("lot_id")),
                new AccountId(row.getUUID("account_id")),
                LotSource.valueOf(row.getString("source")),
                row.getOffsetDateTime("granted_at").toInstant(),
                expiresAt == null ? null : expiresAt.toInstant(),
                new Credits(row.getLong("granted_micros")),
                new Credits(row.getLong("remaining_micros")));
    }
}
