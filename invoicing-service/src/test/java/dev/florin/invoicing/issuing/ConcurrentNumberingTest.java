package dev.florin.invoicing.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.invoicing.domain.Address;
import dev.florin.invoicing.domain.Country;
import dev.florin.invoicing.domain.Invoice.Draft;
import dev.florin.invoicing.domain.Sales;
import dev.florin.invoicing.domain.Seller;
import dev.florin.invoicing.domain.TaxSnapshot;
import dev.florin.invoicing.domain.VatId;
import dev.florin.invoicing.tax.TaxQuotes;
import dev.florin.testing.PostgresAndKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Many issue at once, some of them in vain: the numbers still run from one without a gap. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class ConcurrentNumberingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRANSACTIONS = 24;

    @Inject
    Issuer issuer;

    @Inject
    TaxQuotes quotes;

    @Inject
    Pool pool;

    /** A legal entity of this repetition's own. */
    private final Seller seller = new Seller(
            UUID.randomUUID().toString(),
            "Acme GmbH",
            new Address(List.of("Weg 1"), "10115", "Berlin", new Country("DE")),
            new VatId("DE123456789"),
            "billing@acme.example",
            "AC",
            ZoneId.of("UTC"));

    private static final class ChangedItsMind extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @RepeatedTest(5)
    @DisplayName("S5: concurrent issues leave no gap and no double")
    void numbers_run_without_gaps(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Uni<Integer>> issues = new ArrayList<>();
        for (int i = 0; i < TRANSACTIONS; i++) {
            issues.add(issue(drafts(1 + random.nextInt(4)), random.nextInt(4) == 0));
        }

        int issued = Uni.join().all(issues).andFailFast().await().atMost(PATIENCE).stream()
                .mapToInt(Integer::intValue)
                .sum();

        assertThat(sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, issued).boxed().toList());
        assertThat(issueTimes()).isSorted();
    }

    /** How many invoices the transaction left behind: none when it was rolled back. */
    private Uni<Integer> issue(List<Draft> drafts, boolean inVain) {
        return pool.withTransaction(transaction -> issue(transaction, drafts, inVain))
                .replaceWith(drafts.size())
                .onFailure(ChangedItsMind.class)
                .recoverWithItem(0);
    }

    private Uni<Void> issue(SqlConnection transaction, List<Draft> drafts, boolean inVain) {
        return issuer.issueAll(transaction, drafts)
                .chain(() -> inVain
                        ? Uni.createFrom().failure(new ChangedItsMind())
                        : Uni.createFrom().voidItem());
    }

    private List<Draft> drafts(int count) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TaxSnapshot quote =
                    quotes.keep(Sales.sale(Sales.account(), seller, Sales.buyer("DE", false, null), Instant.now()));
            drafts.add(Draft.of(Sales.paid(quote), quote));
        }
        return drafts;
    }

    private List<Long> sequences() {
        return pool.preparedQuery("SELECT sequence FROM invoice WHERE legal_entity = $1 ORDER BY sequence")
                .mapping(row -> row.getLong(0))
                .execute(Tuple.of(seller.id()))
                .map(rows -> rows.stream().toList())
                .await()
                .atMost(PATIENCE);
    }

    private List<Instant> issueTimes() {
        return pool.preparedQuery("SELECT issued_at FROM invoice WHERE legal_entity = $1 ORDER BY sequence")
                .mapping(row -> row.getOffsetDateTime(0).toInstant())
                .execute(Tuple.of(seller.id()))
                .map(rows -> rows.stream().toList())
                .await()
                .atMost(PATIENCE);
    }
}
