package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.endtoend.Http.Answer;
import dev.florin.money.Credits;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Three gateways and two ledgers, 64 clients, and credits or a budget for so many requests and no more. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

    private static final Completion COMPLETION = Completion.of(Completion.MINI, 100);
    private static final int AFFORDABLE = 60;
    private static final int CLIENTS = 64;
    private static final int MOST_REPEATS = 5;

    /** A dead replica's leases come back when its time to live and its producer's patience are over. */
    private static final Duration UNTIL_REAPED = Duration.ofSeconds(90);

    private static final RunningFlorin FLORIN = RunningFlorin.shared();

    private static final int PORTS = FreePorts.tenFrom(31_000);
    private static final List<Replica> REPLICAS = new ArrayList<>();
    private static final List<URI> GATEWAYS = new ArrayList<>();

    @BeforeAll
    static void start() {
        URI ledger = replica("ledger", Map.of("florin.fold.replica", "ledger-1"));
        GATEWAYS.add(FLORIN.gateway());
        GATEWAYS.add(replica("gateway", Map.of("florin.replica", "gateway-1", "florin.ledger.url", ledger.toString())));
        GATEWAYS.add(replica("gateway", Map.of("florin.replica", "gateway-2")));
    }

    @AfterAll
    static void stop() {
        REPLICAS.forEach(Replica::close);
    }

    private static URI replica(String service, Map<String, String> settings) {
        Replica replica = Replica.of(FLORIN.pidOf(service), PORTS + REPLICAS.size(), settings);
        REPLICAS.add(replica);
        return replica.address();
    }

    @Test
    @DisplayName("2, F9: exactly as many requests are answered as the credits suffice for, over all replicas")
    void exactly_the_affordable_requests_are_answered() {
        Customer customer = customerWhoCanAfford(AFFORDABLE);

        List<Answer> answers = Crowd.of(CLIENTS)
                .each(IntStream.range(0, 3 * AFFORDABLE), number -> answered(at(number % 3, customer)));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 402);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(AFFORDABLE);
        await().atMost(Customer.PATIENCE)
                .until(() -> customer.journal().chargesByRequest().size() == AFFORDABLE);
        assertThat(customer.journal().ofKind("OPERATOR_LOSS")).isEmpty();
        assertThat(customer.balanceMicros()).isEqualTo(customer.journal().explainedBalanceMicros());
    }

    @Test
    @DisplayName("T4: exactly as many requests are answered as a hard budget allows, over all replicas")
    void exactly_the_budgeted_requests_are_answered() {
        Customer customer = FLORIN.operator().openAccount("Budgeted Ltd").granted(Credits.of(10));
        FLORIN.operator().limit(customer, enoughFor(AFFORDABLE));

        List<Answer> answers = Crowd.of(CLIENTS)
                .each(IntStream.range(0, 3 * AFFORDABLE), number -> answered(at(number % 3, customer)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(AFFORDABLE);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(
                                answer.expect(402).at("/error/code").textValue())
                        .isEqualTo("budget_exhausted"));
        await().atMost(Customer.PATIENCE)
                .until(() -> customer.journal().chargesByRequest().size() == AFFORDABLE);
        assertThat(customer.get("/v1/account/budgets").at("/0/spentMicros").longValue())
                .isEqualTo(10_000_000 - customer.balanceMicros());
    }

    @Test
    @Order(Integer.MAX_VALUE) // it leaves one replica less
    @DisplayName(
            "2, F9: also when a gateway and a ledger are killed in between, none is charged twice and none for nothing")
    void exactly_the_affordable_requests_are_charged_when_replicas_die() {
        Customer customer = customerWhoCanAfford(AFFORDABLE);
        AtomicInteger answered = new AtomicInteger();

        List<Optional<Answer>> answers = Crowd.of(CLIENTS).each(IntStream.range(0, 3 * AFFORDABLE), number -> {
            Optional<Answer> answer = send(at(number % 3, customer));
            if (answer.filter(each -> each.status() == 200).isPresent()
                    && answered.incrementAndGet() == AFFORDABLE / 3) {
                REPLICAS.getLast().kill();
                FLORIN.killAndAwaitReturn("ledger");
            }
            return answer;
        });
        await().atMost(UNTIL_REAPED).pollInterval(Duration.ofMillis(500)).until(() -> {
            var unused = send(customer);
            return customer.journal().chargesByRequest().size() == AFFORDABLE;
        });

        Journal journal = customer.journal();
        List<String> told = answers.stream()
                .flatMap(Optional::stream)
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.header("X-Request-Id"))
                .toList();
        assertThat(customer.complete(COMPLETION).status()).isEqualTo(402);
        assertThat(journal.chargesByRequest()).containsKeys(told.toArray(String[]::new));
        assertThat(journal.chargesByRequest().values()).containsOnly(1L);
        assertThat(journal.ofKind("OPERATOR_LOSS")).isEmpty();
    }

    /** And a little more: a request reserves more than it turns out to cost, but less than two cost. */
    private static Customer customerWhoCanAfford(int requests) {
        return FLORIN.operator().openAccount("Exact Ltd").granted(enoughFor(requests));
    }

    private static Credits enoughFor(int requests) {
        Customer rich = FLORIN.operator().openAccount("Measured Ltd").granted(Credits.of(10));
        Answer one = rich.complete(COMPLETION);
        long charge =
                new BigDecimal(one.header("X-Credits-Used")).movePointRight(6).longValueExact();
        return new Credits((requests + 1) * charge - 1);
    }

    private Customer at(int gateway, Customer customer) {
        return customer.at(GATEWAYS.get(gateway));
    }

    /** Who is told to come back, since the ledger took its time, comes back. */
    private static Answer answered(Customer customer) {
        Answer answer = customer.complete(COMPLETION);
        for (int again = 0; answer.status() == 503 && again < MOST_REPEATS; again++) {
            answer = customer.complete(COMPLETION);
        }
        return answer;
    }

    /** Nothing where the replica was gone. */
    private static Optional<Answer> send(Customer customer) {
        try {
            return Optional.of(customer.complete(COMPLETION));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
