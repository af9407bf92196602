package dev.florin.ledger.fold;

import dev.florin.ledger.journal.Ends;
import dev.florin.ledger.journal.JournalState;
import dev.florin.ledger.journal.PostgresJournalStore;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Where reading goes on: the offsets live in the books, whatever the consumer group remembers. */
final class BooksEnds {

    private final DataSource source;
    private final PostgresJournalStore journal = new PostgresJournalStore();

    BooksEnds(DataSource source) {
        this.source = source;
    }

    long of(TopicPartition partition) {
        try (Connection connection = source.getConnection()) {
            return journal.read(connection, partition.partition())
                    .map(JournalState::ends)
                    .orElse(Ends.NONE)
                    .of(partition.topic());
        } catch (SQLException e) {
            throw new KafkaException("the books do not say where " + partition + " goes on", e);
        }
    }
}
