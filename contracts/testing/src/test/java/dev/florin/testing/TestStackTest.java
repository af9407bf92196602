package dev.florin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.OrganisationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestStackTest {

    private final Ids ids = Ids.system();

    @Test
    void the_stack_is_one_for_the_whole_jvm() {
        assertThat(TestStack.shared()).isEqualTo(TestStack.shared());
    }

    @Test
    void every_database_is_new_and_empty() throws Exception {
        TestDatabase database = TestStack.shared().createDatabase();

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
            assertThat(database).isNotEqualTo(TestStack.shared().createDatabase());
        }
    }

    @Test
    void an_event_sent_is_heard_as_it_was() {
        AccountOpened event = accountOpened();

        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(event);

            assertThat(topics.await(Topics.ACCOUNT_EVENTS, events -> events.contains(event)))
                    .contains(event);
        }
    }

    private AccountOpened accountOpened() {
        return new AccountOpened(
                new EventId(ids.next()),
                new AccountId(ids.next()),
                new OrganisationId(ids.next()),
                "Example Ltd",
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
