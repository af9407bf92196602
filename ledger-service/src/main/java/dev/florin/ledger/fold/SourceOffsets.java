package dev.florin.ledger.fold;

import dev.florin.edge.kafka.ConsumedOffsets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.TopicPartition;

/** How far the topics of a partition are consumed. */
@ApplicationScoped
public class SourceOffsets {

    private final ConsumedOffsets offsets;

    public SourceOffsets(ConsumedOffsets offsets) {
        this.offsets = offsets;
    }

    /** The batch without what was consumed before; its sources stay locked until the transaction ends. */
    Uni<PartitionBatch> trim(SqlConnection transaction, PartitionBatch batch) {
        return Multi.createFrom()
                .iterable(batch.sources())
                .onItem()
                .transformToUniAndConcatenate(source -> locked(transaction, source))
                .collect()
                .asMap(Locked::source, Locked::nextOffset)
                .map(next -> batch.trimmed(next::get));
    }

    Uni<Void> advance(SqlConnection transaction, PartitionBatch batch) {
        return Multi.createFrom()
                .iterable(batch.sources())
                .onItem()
                .transformToUniAndConcatenate(
                        source -> offsets.advance(transaction, source, batch.offsetBehind(source)))
                .collect()
                .last();
    }

    private record Locked(TopicPartition source, long nextOffset) {}

    private Uni<Locked> locked(SqlConnection transaction, TopicPartition source) {
        return offsets.lock(transaction, source).map(next -> new Locked(source, next));
    }
}
