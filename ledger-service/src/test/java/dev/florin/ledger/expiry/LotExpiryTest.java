package dev.florin.ledger.expiry;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.Told;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class LotExpiryTest {

    private static final long CREDIT = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();

    @Inject
    DataSource source;

    @Inject
    LedgerDatabase database;

    @Test
    void anEndThatWasToldOfLateIsToldAgainOnlyAfterAWhile() throws SQLException {
        // given
        CreditsGranted early = told.granted(account, 3, told.now().plusSeconds(3600));
        CreditsGranted late = told.granted(account, 5, told.now().plusSeconds(3600));

        // when
        try (TestTopics topics = new TestTopics(TestStack.shared());
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE lot_expiry IN SHARE ROW EXCLUSIVE MODE");
            topics.send(early);
            topics.send(late);
            await().atMost(PATIENCE).until(() -> balanceMicros(account) == 8 * CREDIT);
            statement.execute(toldBefore(early, "6 minutes"));
            statement.execute(toldBefore(late, "4 minutes"));
            connection.commit();
        }

        // then
        await().atMost(PATIENCE).until(() -> balanceMicros(account) == 5 * CREDIT);
        assertThat(tellings(early)).isOne();
        assertThat(tellings(late)).isZero();

        // when
        database.change(
                "UPDATE lot_expiry SET event_id = first_id_at(now() - interval '6 minutes') WHERE lot_id IN"
                        + " (SELECT lot_id FROM lot WHERE account_id = ? AND NOT spent)",
                account.value());

        // then
        await().atMost(PATIENCE).until(() -> balanceMicros(account) == 0);
        assertThat(tellings(late)).isOne();
    }

    private static String toldBefore(CreditsGranted grant, String age) {
        return "INSERT INTO lot_expiry SELECT lot_id, first_id_at(now() - interval '" + age + "') FROM transfer"
                + " WHERE cause = '" + grant.eventId().value() + "'";
    }

    /** How often the row's event has ended the lot of the grant. */
    private long tellings(CreditsGranted grant) {
        UUID cause = grant.eventId().value();
        return database.number(
                "SELECT count(*) FROM transfer granted JOIN lot_expiry USING (lot_id)"
                        + " JOIN transfer ended ON ended.cause = lot_expiry.event_id WHERE granted.cause = ?",
                cause);
    }
}
