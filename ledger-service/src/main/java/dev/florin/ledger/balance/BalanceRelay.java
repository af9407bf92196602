package dev.florin.ledger.balance;

import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.Position;
import dev.florin.ledger.relay.RelaySource;
import dev.florin.ledger.relay.Relayed;
import dev.florin.ledger.sql.RowsRead;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Balances as {@code ledger.balances}: the accounts that the fold changed, as they stand when relayed. Several changes
 * of an account may become one event, as on any compacted topic.
 */
@ApplicationScoped
public class BalanceRelay implements RelaySource {

    private static final String READ = """
            SELECT * FROM account WHERE partition = $1 AND revision > $2 ORDER BY revision LIMIT $3""";

    @Override
    public String topic() {
        return Topics.LEDGER_BALANCES;
    }

    @Override
    public String counter() {
        return "last_revision";
    }

    @Override
    public Uni<List<Relayed>> read(SqlConnection transaction, int partition, long after, int limit) {
        return transaction
                .preparedQuery(READ)
                .mapping(BalanceRelay::relayed)
                .execute(Tuple.of(partition, after, limit))
                .map(RowsRead::list);
    }

    private static Relayed relayed(Row row) {
        AccountId account = new AccountId(row.getUUID("account_id"));
        long version = row.getLong("version");
        return new Relayed(
                row.getLong("revision"),
                new BalanceChanged(
                        eventId(account, version),
                        account,
                        new Credits(row.getLong("balance_micros")),
                        new Credits(row.getLong("leased_micros")),
                        version,
                        new Position(row.getInteger("partition"), row.getLong("sequence")),
                        row.getOffsetDateTime("booked_at").toInstant()));
    }

    /** The same state is the same event, however often it is relayed. */
    private static EventId eventId(AccountId account, long version) {
        String name = account + "/" + version;
        return new EventId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
