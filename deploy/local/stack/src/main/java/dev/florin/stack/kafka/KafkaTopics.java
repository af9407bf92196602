package dev.florin.stack.kafka;

import dev.florin.event.Topics;
import dev.florin.event.Topics.Topic;
import dev.florin.stack.ExitStatus;
import dev.florin.stack.StackFailure;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the published language. */
public final class KafkaTopics {

    private KafkaTopics() {}

    /** Creates those that are not there; the others keep their partitions. */
    public static void create(KafkaBroker broker, int partitions) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get();
            admin.createTopics(Topics.ALL.stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .map(topic -> newTopic(topic, partitions))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new StackFailure(ExitStatus.BROKEN, "The topics cannot be created: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(ExitStatus.BROKEN, "Interrupted while the topics were created.", e);
        }
    }

    private static NewTopic newTopic(Topic topic, int partitions) {
        String cleanup = topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
        return new NewTopic(topic.name(), topic.singlePartition() ? 1 : partitions, (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup));
    }
}
