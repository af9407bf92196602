package dev.florin.ledger.books;

import static java.util.stream.Collectors.groupingBy;

import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.ledger.domain.Lot;
import dev.florin.ledger.domain.LotSource;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Sql;
import dev.florin.ledger.sql.Statements;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lots that a balance consists of. Written under the lock of the account's row. */
final class PostgresLotStore {

    private static final String WITH_CREDITS = "SELECT * FROM lot WHERE account_id = ANY(?) AND NOT spent";

    private static final String OF_ORDERS = "SELECT * FROM lot WHERE order_id = ANY(?)";

    private static final String CREATE = """
            INSERT INTO lot (lot_id, account_id, source, order_id, granted_at, expires_at, granted_micros,
                             remaining_micros, returned_micros)
            SELECT * FROM UNNEST(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],
                                 ?::bigint[], ?::bigint[], ?::bigint[])""";

    private static final String CHANGE = """
            UPDATE lot l SET
                remaining_micros = (?::bigint[])[c.place], returned_micros = (?::bigint[])[c.place]
            FROM UNNEST(?::uuid[]) WITH ORDINALITY AS c (lot_id, place)
            WHERE l.lot_id = c.lot_id""";

    private static final String END = """
            UPDATE lot l SET expires_at = e.expires_at FROM UNNEST(?::uuid[], ?::timestamptz[]) AS e (lot_id, expires_at)
            WHERE l.lot_id = e.lot_id""";

    Map<AccountId, List<Lot>> withCredits(Connection transaction, Collection<AccountId> accounts) throws SQLException {
        return Sql.query(transaction, WITH_CREDITS, PostgresLotStore::read, (Object)
                        PostgresAccountStore.uuids(accounts))
                .stream()
                .collect(groupingBy(Lot::accountId));
    }

    /** Of the orders that bought any; whether they hold credits or not. */
    Map<OrderId, Lot> ofOrders(Connection transaction, Collection<OrderId> orders) throws SQLException {
        if (orders.isEmpty()) {
            return Map.of();
        }
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        Map<OrderId, Lot> byOrder = new HashMap<>();
        for (Lot lot : Sql.query(transaction, OF_ORDERS, PostgresLotStore::read, (Object) ids)) {
            if (lot.orderId() != null) {
                byOrder.put(lot.orderId(), lot);
            }
        }
        return byOrder;
    }

    void create(Statements statements, List<Lot> lots) {
        if (!lots.isEmpty()) {
            statements.change(
                    CREATE,
                    Columns.<Lot>of(lots)
                            .uuids(lot -> lot.lotId().value())
                            .uuids(lot -> lot.accountId().value())
                            .texts(Lot::source)
                            .uuids(PostgresLotStore::order)
                            .times(Lot::grantedAt)
                            .times(Lot::expiresAt)
                            .longs(lot -> lot.grantedMicros().micros())
                            .longs(lot -> lot.remainingMicros().micros())
                            .longs(lot -> lot.returnedMicros().micros()));
        }
    }

    void change(Statements statements, List<Lot> lots) {
        if (!lots.isEmpty()) {
            statements.change(
                    CHANGE,
                    Columns.<Lot>of(lots)
                            .longs(lot -> lot.remainingMicros().micros())
                            .longs(lot -> lot.returnedMicros().micros())
                            .uuids(lot -> lot.lotId().value()));
        }
    }

    /** Lots that end otherwise than when they were granted. */
    void end(Statements statements, List<Lot> lots) {
        if (!lots.isEmpty()) {
            statements.change(
                    END, Columns.<Lot>of(lots).uuids(lot -> lot.lotId().value()).times(Lot::expiresAt));
        }
    }

    private static @Nullable UUID order(Lot lot) {
        return lot.orderId() == null ? null : lot.orderId().value();
    }

    private static Lot read(ResultSet row) throws SQLException {
        UUID orderId = Sql.uuid(row, "order_id");
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Lot(
                new LotId(Sql.uuid(row, "lot_id")),
                new AccountId(Sql.uuid(row, "account_id")),
                LotSource.valueOf(row.getString("source")),
                orderId == null ? null : new OrderId(orderId),
                Sql.instant(row, "granted_at"),
                expiresAt == null ? null : expiresAt.toInstant(),
                new Credits(row.getLong("granted_micros")),
                new Credits(row.getLong("remaining_micros")),
                new Credits(row.getLong("returned_micros")));
    }
}
