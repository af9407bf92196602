package dev.florin.ledger.books;

import static java.util.stream.Collectors.groupingBy;

import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import dev.florin.ledger.domain.Lot;
import dev.florin.ledger.domain.LotSource;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Sql;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The lots that a balance consists of. Written under the lock of the account's row. */
final class PostgresLotStore {

    private static final String WITH_CREDITS = "SELECT * FROM lot WHERE account_id = ANY(?) AND NOT spent";

    private static final String CREATE = """
            INSERT INTO lot (lot_id, account_id, source, granted_at, expires_at, granted_micros, remaining_micros)
            SELECT * FROM UNNEST(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[],
                                 ?::bigint[])""";

    private static final String CHANGE = """
            UPDATE lot l SET remaining_micros = c.remaining_micros
            FROM UNNEST(?::uuid[], ?::bigint[]) AS c (lot_id, remaining_micros)
            WHERE l.lot_id = c.lot_id""";

    Map<AccountId, List<Lot>> withCredits(Connection transaction, Collection<AccountId> accounts) throws SQLException {
        return Sql.query(transaction, WITH_CREDITS, PostgresLotStore::read, (Object)
                        PostgresAccountStore.uuids(accounts))
                .stream()
                .collect(groupingBy(Lot::accountId));
    }

    void create(Connection transaction, List<Lot> lots) throws SQLException {
        if (!lots.isEmpty()) {
            int unused = Sql.update(
                    transaction,
                    CREATE,
                    Columns.<Lot>of(lots)
                            .uuids(lot -> lot.lotId().value())
                            .uuids(lot -> lot.accountId().value())
                            .texts(Lot::source)
                            .times(Lot::grantedAt)
                            .times(Lot::expiresAt)
                            .longs(lot -> lot.grantedMicros().micros())
                            .longs(lot -> lot.remainingMicros().micros()));
        }
    }

    void change(Connection transaction, List<Lot> lots) throws SQLException {
        if (!lots.isEmpty()) {
            int unused = Sql.update(
                    transaction,
                    CHANGE,
                    Columns.<Lot>of(lots)
                            .uuids(lot -> lot.lotId().value())
                            .longs(lot -> lot.remainingMicros().micros()));
        }
    }

    private static Lot read(ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Lot(
                new LotId(Sql.uuid(row, "lot_id")),
                new AccountId(Sql.uuid(row, "account_id")),
                LotSource.valueOf(row.getString("source")),
                Sql.instant(row, "granted_at"),
                expiresAt == null ? null : expiresAt.toInstant(),
                new Credits(row.getLong("granted_micros")),
                new Credits(row.getLong("remaining_micros")));
    }
}
