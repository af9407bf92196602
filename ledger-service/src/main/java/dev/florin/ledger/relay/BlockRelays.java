package dev.florin.ledger.relay;

import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.journal.SealedBlock;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** What the ledger tells, partition by partition: each is relayed by the replica that folds it. */
@ApplicationScoped
public class BlockRelays {

    private final DataSource source;
    private final RelayLocks locks;
    private final RelayProducer producer;
    private final Map<Integer, BlockRelay> relays = new ConcurrentHashMap<>();

    public BlockRelays(DataSource source, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.source = source;
        this.locks = new RelayLocks(source);
        this.producer = new RelayProducer(kafka);
    }

    /**
     * From now on the partition's blocks are relayed here, beginning with those that nobody has.
     *
     * @param mostWaiting how many transfers and balances of the partition may wait in memory, before whoever folds does
     */
    public void took(int partition, int mostWaiting) {
        BlockRelay relay = new BlockRelay(partition, mostWaiting, source, locks, producer);
        BlockRelay earlier = relays.put(partition, relay);
        if (earlier != null) {
            earlier.stop();
        }
        relay.start();
    }

    /** A block was committed. */
    public void folded(SealedBlock sealed, Folded folded) {
        BlockRelay relay = relays.get(sealed.partition());
        if (relay != null) {
            relay.add(RelayedBlock.of(sealed, folded));
        }
    }

    public void gaveUp(int partition) {
        BlockRelay relay = relays.remove(partition);
        if (relay != null) {
            relay.stop();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    /** Ends all relays; what they had not told, the next one tells. */
    public void close() {
        List<BlockRelay> ending = List.copyOf(relays.values());
        relays.clear();
        ending.forEach(BlockRelay::stop);
        ending.forEach(BlockRelay::awaitEnd);
        producer.close();
        locks.close();
    }
}
