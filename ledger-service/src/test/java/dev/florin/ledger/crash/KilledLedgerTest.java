package dev.florin.ledger.crash;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.id.RequestId;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.money.Credits;
import dev.florin.testing.EmbeddedStack;
import dev.florin.testing.TestDatabase;
import dev.florin.testing.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas share the partitions, and both are killed again and again at random points, or now and then stopped, while
 * usage keeps coming: their group hands the partitions from one to the other all the time. Half of their lives end some blocks
 * later, the others at a random moment of their first two seconds, so also while they begin. How often: system property
 * {@code florin.test.kills}.
 */
class KilledLedgerTest {

    private static final int KILLS = Integer.getInteger("florin.test.kills", 200);
    private static final long SEED = Long.getLong("florin.test.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REPLICAS = 2;
    private static final int LIVES_A_CLEAN_END = 8;
    private static final int MOST_BLOCKS_OF_A_LIFE = 12;
    private static final long LONGEST_TRANSACTION_NANOS = 8_000_000;
    private static final long LONGEST_START_NANOS = 2_000_000_000L;
    private static final String SERVICE_ROLE = "florin_ledger";
    private static final Path KEY = Path.of("src/test/resources/journal-key-of-the-tests.pem");

    @TempDir
    private Path directory;

    private EmbeddedStack stack;
    private TestDatabase database;
    private TrainedStart trained;

    @BeforeEach
    void aLedgerOfItsOwn() throws IOException {
        stack = EmbeddedStack.start(
                Files.createDirectory(directory.resolve("stack")), "--temporary=true", "--fsync=false");
        database = stack.stack().createDatabase();
        var unused = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .placeholders(Map.of("service_role", SERVICE_ROLE))
                .load()
                .migrate();
        trained = TrainedStart.in(directory);
    }

    @AfterEach
    void end() {
        stack.close();
    }

    @Test
    @DisplayName("Nothing lost, nothing twice: each request is charged once, whenever the ledger is killed")
    void killsAtRandomPointsLoseNothingAndDoubleNothing() throws Exception {
        // given
        System.out.println("florin.test.seed=" + SEED);
        try (TestTopics topics = new TestTopics(stack.stack());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Load load = new Load(SEED, topics);
            Books books = new Books(stack.stack(), database);
            load.fund();
            LedgerProcess first = start("ledger-0");
            await().atMost(PATIENCE).until(() -> books.balancesMicros().equals(load.balancesMicros()));
            first.stop();
            Future<?> loading = threads.submit(load);

            // when
            AtomicInteger left = new AtomicInteger(KILLS);
            List<Future<LedgerProcess>> replicas = Stream.iterate(0, replica -> replica + 1)
                    .limit(REPLICAS)
                    .map(replica ->
                            threads.submit(() -> killAgainAndAgain("ledger-" + replica, SEED + replica, load, left)))
                    .toList();
            for (Future<LedgerProcess> replica : replicas) {
                assertThat(replica.get().isAlive()).isTrue();
            }
            load.stop();
            loading.get();

            // then
            await().atMost(PATIENCE).until(books::areComplete);
            assertThat(difference(books.charges(), load.charges()))
                    .as("charged otherwise than told")
                    .isEmpty();
            assertThat(books.balancesMicros()).isEqualTo(load.balancesMicros());
            assertThat(books.number("SELECT count(*) FROM dead_letter")).isEqualTo(load.unreadable());
            assertThat(books.gaps()).isEmpty();
            assertThat(books.transfersTold(relayed(topics, books))).isEqualTo(books.transfers());
        }
    }

    /** Kills one replica's lives as long as there are kills left; the last life goes on. */
    private LedgerProcess killAgainAndAgain(String replica, long seed, Load load, AtomicInteger left)
            throws InterruptedException, IOException {
        Random random = new Random(seed);
        LedgerProcess life = start(replica);
        while (left.getAndDecrement() > 0) {
            if (random.nextBoolean()) {
                LockSupport.parkNanos(random.nextLong(LONGEST_START_NANOS));
            } else {
                awaitBlocks(random.nextInt(1, MOST_BLOCKS_OF_A_LIFE), life, load);
                LockSupport.parkNanos(random.nextLong(LONGEST_TRANSACTION_NANOS));
            }
            if (random.nextInt(LIVES_A_CLEAN_END) == 0) {
                life.stop();
            } else {
                life.kill();
            }
            life = start(replica);
        }
        return life;
    }

    private static void awaitBlocks(int blocks, LedgerProcess life, Load load) {
        for (int block = 0; block < blocks; block++) {
            assertThat(life.awaitBlock()).as("a life without being killed").isTrue();
            load.folded();
        }
    }

    private LedgerProcess start(String replica) {
        return LedgerProcess.start(trained, stack.stack(), database, SERVICE_ROLE, KEY.toAbsolutePath(), replica);
    }

    private static Set<RequestId> difference(Map<RequestId, Credits> charged, Map<RequestId, Credits> told) {
        return Stream.concat(charged.keySet().stream(), told.keySet().stream())
                .filter(request -> !Objects.equals(charged.get(request), told.get(request)))
                .collect(toSet());
    }

    private static List<TransferPosted> relayed(TestTopics topics, Books books) {
        long transfers = books.number("SELECT count(*) FROM transfer");
        List<Event> events = topics.await(
                Topics.LEDGER_TRANSFERS,
                told -> told.stream().map(Event::eventId).distinct().count() >= transfers);
        return events.stream().map(TransferPosted.class::cast).toList();
    }
}
