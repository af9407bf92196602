package dev.florin.testing;

import dev.florin.event.Topics;
import dev.florin.event.Topics.Topic;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the published language, for a broker that does not make them by itself. */
final class NewTopics {

    private static final int PARTITIONS = 4;

    private NewTopics() {}

    static void create(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Topics.ALL.stream().map(NewTopics::of).toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topics", e);
        }
    }

    private static NewTopic of(Topic topic) {
        return new NewTopic(topic.name(), topic.singlePartition() ? 1 : PARTITIONS, (short) 1)
                .configs(Map.of("cleanup.policy", topic.compacted() ? "compact" : "delete"));
    }
}
