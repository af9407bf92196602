package dev.florin.ledger.journal;

import dev.florin.event.Topics;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.relay.RelaySource;
import dev.florin.ledger.relay.Relayed;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The journal as {@code ledger.transfers}: every transfer, in the journal's order. */
@ApplicationScoped
public class TransferRelay implements RelaySource {

    private static final String READ = """
            SELECT * FROM transfer WHERE partition = $1 AND sequence > $2 ORDER BY sequence LIMIT $3""";

    @Override
    public String topic() {
        return Topics.LEDGER_TRANSFERS;
    }

    @Override
    public String counter() {
        return "last_sequence";
    }

    @Override
    public Uni<List<Relayed>> read(SqlConnection transaction, int partition, long after, int limit) {
        return transaction
                .preparedQuery(READ)
                .mapping(TransferRelay::relayed)
                .execute(Tuple.of(partition, after, limit))
                .map(RowsRead::list);
    }

    private static Relayed relayed(Row row) {
        Transfer transfer = TransferRow.read(row);
        return new Relayed(transfer.position().sequence(), transfer.toEvent());
    }
}
