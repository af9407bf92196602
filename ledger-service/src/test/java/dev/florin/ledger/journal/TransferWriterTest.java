package dev.florin.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    private final TransferWriter writer = new TransferWriter();

    @BeforeEach
    void monthIsOpen() throws SQLException {
        var unused = new Transactions(source)
                .run(transaction -> Sql.query(transaction, OPEN_MONTH, row -> row.getString(1)));
    }

    @ParameterizedTest(name = "{0} transfers")
    @ValueSource(ints = {1, 360, 361, 1_450, 4_095, 4_096, 5_000})
    void appendsAndTellsEachOnceInOrderHoweverLongTheBlock(int size) throws SQLException {
        // given
        List<Transfer> block = block(size);
        List<Transfer> told = new ArrayList<>();

        try (Connection transaction = source.getConnection()) {
            transaction.setAutoCommit(false);

            // when
            int toldBefore = writer.append(transaction, block, told::add, told::size);

            // then
            assertThat(told).isEqualTo(block);
            assertThat(toldBefore).as("told of before the last was made").isEqualTo(size);
            assertThat(appended(transaction))
                    .containsExactlyElementsOf(block.stream()
                            .map(transfer -> transfer.position().sequence())
                            .toList());
            transaction.rollback();
        }
    }

    @Test
    void aBlockThatBreaksOffLeavesNothing() throws SQLException {
        // given
        List<Transfer> block = block(1_450);
        Transfer poison = block.get(900);

        try (Connection transaction = source.getConnection()) {
            transaction.setAutoCommit(false);

            // when, then
            assertThatThrownBy(() -> writer.append(transaction, block, each -> refuse(each, poison), () -> true))
                    .hasMessage("poison");
            transaction.rollback();
            assertThat(appended(transaction)).isEmpty();
        }
    }

    private static void refuse(Transfer each, Transfer poison) {
        if (each.equals(poison)) {
            throw new IllegalStateException("poison");
        }
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
