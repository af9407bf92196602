package dev.florin.ledger.crash;

import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.fold.FoldListener;
import dev.florin.ledger.fold.FoldLoop;
import dev.florin.ledger.fold.FoldedBlock;
import dev.florin.ledger.fold.SmallBatches;
import dev.florin.ledger.journal.OpenMonths;
import dev.florin.ledger.relay.BlockRelays;
import dev.florin.money.Credits;
import dev.florin.proof.JournalSigner;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * The fold and its relay without the service around them, so that it starts fast enough to be killed hundreds of times.
 * Says {@code folded} when its first block is committed, and ends with its standard input.
 */
public final class BareLedger {

    private static final int CONNECTIONS = 16;

    private static final int MOST_WAITING = 1_000;

    /** A short memory of the group: more partitions are handed over. */
    private static final int SESSION_MILLIS = 1_500;

    private BareLedger() {}

    /** @param arguments JDBC URL, user, password, Kafka, key file, replica */
    public static void main(String[] arguments) throws IOException, SQLException {
        AgroalDataSource source = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(arguments[0])
                                .principal(new NamePrincipal(arguments[1]))
                                .credential(new SimplePassword(arguments[2])))));
        Map<String, Object> kafka = Map.of("bootstrap.servers", arguments[3]);
        JournalSigner signer = JournalSigner.fromPem(Files.readString(Path.of(arguments[4])));
        BlockRelays relays = new BlockRelays(source, kafka);
        FoldLoop loop = FoldLoop.of(
                new SmallBatches("ledger-that-is-killed", arguments[5], SESSION_MILLIS),
                kafka,
                source,
                new Thresholds(Credits.of(300), 10),
                new OpenMonths(source),
                signer,
                false,
                new Relaying(relays));
        loop.start();
        while (System.in.read() >= 0) {
            // Nothing is said on it; its end is the order to stop, and comes too when whoever started this is gone.
        }
        loop.stop();
        relays.close();
        System.exit(0);
    }

    private record Relaying(BlockRelays relays) implements FoldListener {

        @Override
        public void took(int partition) {
            relays.took(partition, MOST_WAITING);
        }

        @Override
        public void folded(FoldedBlock block) {
            relays.folded(block.sealed(), block.folded());
            System.out.println("folded");
        }

        @Override
        public void gaveUp(int partition) {
            relays.gaveUp(partition);
        }
    }
}
