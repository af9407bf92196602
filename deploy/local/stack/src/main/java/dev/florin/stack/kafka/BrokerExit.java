package dev.florin.stack.kafka;

import dev.florin.stack.ExitStatus;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/** Kafka halts its process on a fatal fault; here that must say why, and let PostgreSQL stop cleanly first. */
final class BrokerExit {

    private BrokerExit() {}

    static void install(Path data) {
        Exit.Procedure procedure = (status, message) -> end(data, message);
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
    }

    /** On a thread of its own: the broker's shutdown waits for the thread that calls this. */
    private static void end(Path data, String message) {
        System.err.println("Kafka cannot go on over " + data + (message == null ? "" : " (" + message + ")")
                + "; if the data are damaged, start afresh without them.");
        new Thread(() -> System.exit(ExitStatus.DATA_DAMAGED.code()), "kafka-fault").start();
    }
}
