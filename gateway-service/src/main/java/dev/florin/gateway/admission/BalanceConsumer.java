package dev.florin.gateway.admission;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import dev.florin.gateway.topic.TopicReader;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps the free credit of the accounts served here current, for what customers are shown; nothing is decided by it. */
@ApplicationScoped
public class BalanceConsumer {

    private static final Logger LOG = Logger.getLogger(BalanceConsumer.class);

    private final LeasePool pool;
    private final TopicReader reader;

    public BalanceConsumer(LeasePool pool, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.pool = pool;
        this.reader = new TopicReader(bootstrapServers, Topics.LEDGER_BALANCES, TopicReader.From.END, this::consume);
    }

    void start(@Observes StartupEvent event) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reader.close();
    }

    private void consume(ConsumerRecord<String, byte[]> kafkaRecord) {
        try {
            if (EventRecords.read(kafkaRecord) instanceof BalanceChanged balance && pool.knows(balance.accountId())) {
                pool.freeCredit(balance.accountId(), balance.freeMicros(), balance.version());
            }
        } catch (UnreadableEventException | ArithmeticException e) {
            LOG.errorf("A balance is left out (offset %d): %s", kafkaRecord.offset(), e.getMessage());
        }
    }
}
