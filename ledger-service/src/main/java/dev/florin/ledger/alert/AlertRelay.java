package dev.florin.ledger.alert;

import dev.florin.event.Topics;
import dev.florin.ledger.relay.RelaySource;
import dev.florin.ledger.relay.Relayed;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Alerts as {@code ledger.alerts}. */
@ApplicationScoped
public class AlertRelay implements RelaySource {

    private static final String READ = """
            SELECT * FROM alert WHERE partition = $1 AND number > $2 ORDER BY number LIMIT $3""";

    @Override
    public String topic() {
        return Topics.LEDGER_ALERTS;
    }

    @Override
    public String counter() {
        return "last_alert";
    }

    @Override
    public Uni<List<Relayed>> read(SqlConnection transaction, int partition, long after, int limit) {
        return transaction
                .preparedQuery(READ)
                .mapping(AlertRelay::relayed)
                .execute(Tuple.of(partition, after, limit))
                .map(RowsRead::list);
    }

    private static Relayed relayed(Row row) {
        NumberedAlert numbered = PostgresAlertStore.alertOf(row);
        return new Relayed(numbered.number(), numbered.alert().toEvent());
    }
}
