package dev.florin.ledger.books;

import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.ledger.domain.Dispute;
import dev.florin.ledger.domain.Dispute.DisputeKey;
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

/** Disputes, open and decided. Written under the lock of the account's row. */
final class PostgresDisputeStore {

    private static final String OF = """
            SELECT d.* FROM dispute d JOIN UNNEST(?::uuid[], ?::text[]) AS wanted (account_id, reference)
            USING (account_id, reference)""";

    private static final String SAVE = """
            INSERT INTO dispute (account_id, reference, order_id, credits_micros, from_lot_micros, state)
            SELECT * FROM UNNEST(?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::text[])
            ON CONFLICT (account_id, reference) DO UPDATE SET state = excluded.state""";

    Map<DisputeKey, Dispute> of(Connection transaction, Collection<DisputeKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Columns<DisputeKey> columns = Columns.<DisputeKey>of(List.copyOf(keys))
                .uuids(key -> key.accountId().value())
                .texts(DisputeKey::reference);
        Map<DisputeKey, Dispute> byKey = new HashMap<>();
        try (PreparedStatement statement = transaction.prepareStatement(OF);
                ResultSet rows = columns.bindTo(statement).executeQuery()) {
            while (rows.next()) {
                Dispute dispute = read(rows);
                byKey.put(dispute.key(), dispute);
            }
        }
        return byKey;
    }

    void save(Statements statements, List<Dispute> disputes) {
        if (!disputes.isEmpty()) {
            statements.change(
                    SAVE,
                    Columns.<Dispute>of(disputes)
                            .uuids(dispute -> dispute.key().accountId().value())
                            .texts(dispute -> dispute.key().reference())
                            .uuids(dispute -> dispute.orderId().value())
                            .longs(dispute -> dispute.creditsMicros().micros())
                            .longs(dispute -> dispute.fromLotMicros().micros())
                            .texts(Dispute::state));
        }
    }

    private static Dispute read(ResultSet row) throws SQLException {
        return new Dispute(
                new DisputeKey(new AccountId(Sql.uuid(row, "account_id")), row.getString("reference")),
                new OrderId(Sql.uuid(row, "order_id")),
                new Credits(row.getLong("credits_micros")),
                new Credits(row.getLong("from_lot_micros")),
                Dispute.State.valueOf(row.getString("state")));
    }
}
