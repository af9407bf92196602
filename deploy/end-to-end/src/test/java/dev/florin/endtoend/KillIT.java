package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.endtoend.Http.Answer;
import dev.florin.money.Credits;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillIT {

    private static final int REQUESTS = 600;
    private static final int KILLED_AFTER = 150;
    private static final int AT_ONCE = 8;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final RunningFlorin florin = RunningFlorin.shared();

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "gateway", "metering"})
    @DisplayName("a SIGKILL in the middle of traffic loses no charge and doubles none")
    void a_sigkill_loses_no_charge_and_doubles_none(String victim) {
        Customer customer = florin.operator().openAccount("Killed " + victim).granted(Credits.of(1_000));
        CountDownLatch reached = new CountDownLatch(KILLED_AFTER);
        CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> killAfter(reached, victim));

        List<String> answered = Crowd.of(AT_ONCE)
                .each(IntStream.range(0, REQUESTS), number -> sendUntilAnswered(customer, number, reached));
        kill.join();

        await().atMost(RECOVERY).until(() -> customer.journal().hasChargesOf(answered));
        Journal journal = customer.journal();
        assertThat(journal.chargesByRequest().values()).containsOnly(1L);
        assertThat(journal.ofKind("OPERATOR_LOSS")).isEmpty();
        assertThat(customer.balanceMicros()).isEqualTo(journal.explainedBalanceMicros());
    }

    private void killAfter(CountDownLatch reached, String victim) {
        try {
            reached.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        florin.killAndAwaitReturn(victim);
    }

    /** A request that was refused or cut off is sent again as a new one, as a client would. */
    private static String sendUntilAnswered(Customer customer, int number, CountDownLatch reached) {
        Completion completion = Completion.of(Completion.MINI, 10 + number % 50);
        String requestId = send(customer, completion)
                .orElseGet(() -> await().atMost(RECOVERY)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> send(customer, completion), Optional::isPresent)
                        .orElseThrow());
        reached.countDown();
        return requestId;
    }

    /** The request's id, where its answer arrived whole. */
    private static Optional<String> send(Customer customer, Completion completion) {
        try {
            Answer answer = customer.complete(completion);
            return answer.status() == 200 ? Optional.of(answer.header("X-Request-Id")) : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
