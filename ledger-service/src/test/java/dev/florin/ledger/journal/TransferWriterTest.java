package dev.florin.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.Sql;
import dev.florin.ledger.sql.Transactions;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class TransferWriterTest {

    /** None that the topics have: nothing else writes there. */
    private static final int PARTITION = 9_999;

    private static final String OPEN_MONTH =
            "SELECT open_month(date_trunc('month', now() AT TIME ZONE 'UTC')::date)::text AS opened";

    @Inject
    DataSource source;

    private final Ids ids = Ids.system();
    private final AccountId account = new AccountId(ids.next());

    @BeforeEach
    void monthIsOpen() throws SQLException {
        var unused = new Transactions(source)
                .run(transaction -> Sql.query(transaction, OPEN_MONTH, row -> row.getString(1)));
    }

    @ParameterizedTest(name = "{0} transfers, {1} expected")
    @CsvSource({
        "0, 0, 0",
        "1, 0, 1",
        "1, 1, 1",
        "1000, 1, 3",
        "360, 360, 1",
        "361, 361, 2",
        "365, 361, 3",
        "1450, 1450, 5",
        "4095, 4095, 12",
        "4096, 4095, 12",
        "4096, 4096, 1",
        "5000, 5000, 1"
    })
    void appendsEachOnceInOrderHoweverLongTheBlock(int size, int expected, int copies) throws SQLException {
        // given
        List<Transfer> block = block(size);

        try (Connection transaction = source.getConnection()) {
            transaction.setAutoCommit(false);

            // when
            try (TransferWriter writer = new TransferWriter(transaction, expected)) {
                for (Transfer transfer : block) {
                    writer.add(transfer);
                }
                writer.complete();
                writer.await();

                // then
                assertThat(writer.written()).isEqualTo(size);
            }
            assertThat(appended(transaction))
                    .containsExactlyElementsOf(block.stream()
                            .map(transfer -> transfer.position().sequence())
                            .toList());
            assertThat(copies(transaction)).isEqualTo(copies);
            transaction.rollback();
        }
    }

    @ParameterizedTest(name = "behind {0}")
    @ValueSource(ints = {1, 360, 900})
    void aBlockThatBreaksOffLeavesNothing(int written) throws SQLException {
        // given
        List<Transfer> block = block(1_450);

        try (Connection transaction = source.getConnection()) {
            transaction.setAutoCommit(false);

            // when
            try (TransferWriter writer = new TransferWriter(transaction, block.size())) {
                for (Transfer transfer : block.subList(0, written)) {
                    writer.add(transfer);
                }
            }

            // then
            transaction.rollback();
            assertThat(appended(transaction)).isEmpty();
        }
    }

    /** Each is a command of the transaction, and its rows say which. */
    private static int copies(Connection transaction) throws SQLException {
        return Sql.query(
                        transaction,
                        "SELECT count(DISTINCT cmin::text) FROM transfer WHERE partition = ?",
                        row -> row.getInt(1),
                        PARTITION)
                .getFirst();
    }

    private static List<Long> appended(Connection transaction) throws SQLException {
        return Sql.query(
                transaction,
                "SELECT sequence FROM transfer WHERE partition = ? ORDER BY sequence",
                row -> row.getLong(1),
                PARTITION);
    }

    private List<Transfer> block(int size) {
        return IntStream.rangeClosed(1, size).mapToObj(this::transfer).toList();
    }

    private Transfer transfer(int sequence) {
        return new Transfer(
                new Position(PARTITION, sequence),
                sequence - 1L,
                account,
                LedgerAccount.CUSTOMER_CREDITS,
                LedgerAccount.REVENUE,
                sequence,
                Unit.CREDIT_MICROS,
                TransferKind.USAGE,
                null,
                new EventId(ids.next()),
                0,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                Credits.ZERO,
                null);
    }
}
