package dev.florin.stack.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a single, small broker that is its own controller. */
final class BrokerSettings {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(identity(data, port, controllerPort));
        settings.putAll(oneReplica());
        settings.putAll(quickToRecover());
        settings.putAll(small());
        settings.putAll(growingSocketBuffers());
        return settings;
    }

    private static Properties identity(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("log.dirs", data.toString());
        settings.put(
                "listeners", "PLAINTEXT://localhost:" + port + "," + CONTROLLER + "://localhost:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("auto.create.topics.enable", "false");
        // The log is the truth: nothing in it expires.
        settings.put("log.retention.ms", "-1");
        settings.put("log.message.timestamp.type", "LogAppendTime");
        return settings;
    }

    private static Properties oneReplica() {
        Properties settings = new Properties();
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        return settings;
    }

    /** A broker that was killed comes back under the same name as soon as its session is over. */
    private static Properties quickToRecover() {
        Properties settings = new Properties();
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        return settings;
    }

    private static Properties small() {
        Properties settings = new Properties();
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(128 << 10));
        settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        settings.put("log.segment.bytes", String.valueOf(128 << 20));
        return settings;
    }

    /** The system makes them as large as a connection needs; Kafka's own 100 KB are many turns for a large fetch. */
    private static Properties growingSocketBuffers() {
        Properties settings = new Properties();
        settings.put("socket.send.buffer.bytes", "-1");
        settings.put("socket.receive.buffer.bytes", "-1");
        return settings;
    }
}
