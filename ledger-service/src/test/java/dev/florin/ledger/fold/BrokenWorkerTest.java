package dev.florin.ledger.fold;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.ledger.Told;
import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.journal.OpenMonths;
import dev.florin.money.Credits;
import dev.florin.proof.JournalSigner;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A fold of a group of its own beside the service's: the books let only one of them fold an event. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class BrokenWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource source;

    @Inject
    Thresholds thresholds;

    @Inject
    JournalSigner signer;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final Taken taken = new Taken();
    private final AtomicBoolean breaks = new AtomicBoolean(true);
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    @Test
    void aWorkerThatEndsByAnErrorIsReplaced() {
        // given
        FoldLoop loop = FoldLoop.of(
                new SmallBatches("ledger-that-breaks", "ledger-that-breaks-0", 10_000),
                Map.of("bootstrap.servers", TestStack.shared().kafka()),
                breakingOnce(),
                thresholds,
                new OpenMonths(source),
                signer,
                false,
                taken);
        loop.start();
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            await().atMost(PATIENCE).until(loop::isReading);

            // when
            topics.send(told.settled(account, 10, 0));

            // then
            await().atMost(PATIENCE).until(() -> !broken.isEmpty());
            await().atMost(PATIENCE).until(() -> taken.times(broken.element()) == 2 && loop.isReading());
            await().atMost(PATIENCE).until(() -> balanceMicros(account) == 10 * Credits.MICROS_PER_CREDIT);
            assertThat(broken).hasSize(1);
        } finally {
            loop.stop();
        }
    }

    /** The first thread that folds dies of it. */
    private DataSource breakingOnce() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    String thread = Thread.currentThread().getName();
                    if (thread.startsWith("fold-") && breaks.getAndSet(false)) {
                        broken.add(thread);
                        throw new StackOverflowError("the test breaks " + thread);
                    }
                    return call(method, arguments);
                });
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(source, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static final class Taken implements FoldListener {

        private final Queue<Integer> partitions = new ConcurrentLinkedQueue<>();

        long times(String thread) {
            return partitions.stream()
                    .filter(partition -> thread.equals("fold-" + partition))
                    .count();
        }

        @Override
        public void took(int partition) {
            partitions.add(partition);
        }

        @Override
        public void folded(FoldedBlock block) {
            // The service's own relay reads from the books what was folded here.
        }

        @Override
        public void gaveUp(int partition) {
            // Nothing is relayed here.
        }
    }
}
