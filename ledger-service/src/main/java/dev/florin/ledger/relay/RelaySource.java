package dev.florin.ledger.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Rows that are numbered per partition in the order in which they were committed. */
public interface RelaySource {

    /** Where they go. */
    String topic();

    /** The column of {@code journal_partition} with the last number given. */
    String counter();

    /** At most so many rows with numbers above {@code after}, in ascending order. */
    Uni<List<Relayed>> read(SqlConnection transaction, int partition, long after, int limit);
}
