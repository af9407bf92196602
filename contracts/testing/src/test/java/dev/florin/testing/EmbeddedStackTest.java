package dev.florin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.OrganisationId;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded stack is what users' data live in after {@code florin up}: real, durable, and gone with its parent. */
class EmbeddedStackTest {

    private static final Duration END = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    void it_has_every_topic_and_the_databases_of_the_five_services() throws Exception {
        try (EmbeddedStack embedded = EmbeddedStack.start(data, "--fsync=false", "--partitions=2");
                Admin admin = Admin.create(Map.<String, Object>of(
                        "bootstrap.servers", embedded.stack().kafka()))) {
            assertThat(admin.listTopics().names().get())
                    .isEqualTo(Topics.ALL.stream().map(Topics.Topic::name).collect(Collectors.toSet()));
            assertThat(admin.describeTopics(Set.of(Topics.USAGE_RECORDED))
                            .allTopicNames()
                            .get()
                            .values())
                    .singleElement()
                    .satisfies(topic -> assertThat(topic.partitions()).hasSize(2));
            for (String database : new String[] {"gateway", "metering", "ledger", "payments", "invoicing"}) {
                connect(embedded, database).close();
            }
        }
    }

    @Test
    void data_survive_a_sigkill_and_the_orphaned_server_is_replaced() throws Exception {
        AccountOpened event = accountOpened();
        EmbeddedStack killed = EmbeddedStack.start(data);
        try (TestTopics topics = new TestTopics(killed.stack());
                Connection connection = connect(killed, "ledger");
                Statement statement = connection.createStatement()) {
            topics.send(event);
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }

        killed.process().destroyForcibly();
        killed.process().onExit().get(END.toSeconds(), TimeUnit.SECONDS);

        try (EmbeddedStack next = EmbeddedStack.start(data);
                TestTopics topics = new TestTopics(next.stack());
                Connection connection = connect(next, "ledger");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT answer FROM kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("answer")).isEqualTo(42);
            assertThat(topics.await(Topics.ACCOUNT_EVENTS, events -> !events.isEmpty()))
                    .containsExactly(event);
        }
    }

    @Test
    void it_ends_with_both_servers_and_its_temporary_data_when_its_standard_input_closes() {
        EmbeddedStack embedded = EmbeddedStack.start(data.resolve("temporary"), "--temporary=true", "--fsync=false");
        int port = URI.create(embedded.stack().reactiveUrl()).getPort();

        embedded.close();

        assertThat(embedded.process().isAlive()).isFalse();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        assertThat(data.resolve("temporary")).doesNotExist();
    }

    private static Connection connect(EmbeddedStack embedded, String database) throws SQLException {
        TestStack stack = embedded.stack();
        return DriverManager.getConnection(stack.jdbcUrl() + database, stack.user(), stack.password());
    }

    private static AccountOpened accountOpened() {
        Ids ids = Ids.system();
        return new AccountOpened(
                new EventId(ids.next()),
                new AccountId(ids.next()),
                new OrganisationId(ids.next()),
                "Example Ltd",
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
