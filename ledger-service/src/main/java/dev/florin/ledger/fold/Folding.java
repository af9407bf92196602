package dev.florin.ledger.fold;

import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.journal.OpenMonths;
import dev.florin.ledger.relay.BlockRelays;
import dev.florin.proof.JournalSigner;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import javax.sql.DataSource;

/** The fold as long as the service runs. */
@ApplicationScoped
public class Folding implements FoldListener {

    /**
     * So many batches' transfers and balances may wait to be told: room for two blocks, of transfers and the balances that they
     * changed. With room for one, folding often waited for telling; with more, readers are told later and the heap holds more.
     */
    private static final int RELAYED_BATCHES = 3;

    private final int batchRecords;
    private final FoldLoop loop;
    private final FoldMetrics metrics;
    private final FoldTracing tracing;
    private final BlockRelays relays;
    private final OutboxRelay outbox;

    public Folding(
            FoldConfig config,
            DataSource source,
            Thresholds thresholds,
            JournalSigner signer,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            FoldMetrics metrics,
            FoldTracing tracing,
            BlockRelays relays,
            OutboxRelay outbox) {
        this.batchRecords = config.batchRecords();
        this.metrics = metrics;
        this.tracing = tracing;
        this.relays = relays;
        this.outbox = outbox;
        this.loop = FoldLoop.of(
                config, kafka, source, thresholds, new OpenMonths(source), signer, tracing.isCollected(), this);
    }

    boolean isReading() {
        return loop.isReading();
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Override
    public void took(int partition) {
        relays.took(partition, Math.multiplyExact(RELAYED_BATCHES, batchRecords));
    }

    @Override
    public void folded(FoldedBlock block) {
        metrics.count(block);
        tracing.trace(block);
        relays.folded(block.sealed(), block.folded());
        if (block.parked() > 0) {
            outbox.wake();
        }
    }

    @Override
    public void gaveUp(int partition) {
        relays.gaveUp(partition);
    }
}
