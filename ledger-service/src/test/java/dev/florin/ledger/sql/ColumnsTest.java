package dev.florin.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.testing.PostgresAndKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class ColumnsTest {

    private static final String ECHO = """
            SELECT c.id, c.at, c.amount, c.name
            FROM UNNEST(?::uuid[], ?::timestamptz[], ?::bigint[], ?::text[]) AS c (id, at, amount, name)""";

    private static final Item FIRST = new Item(
            UUID.fromString("ffffffff-ffff-7fff-bfff-fffffffffffe"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Long.MIN_VALUE,
            "{\"a, b\\");

    private static final Item SECOND = new Item(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            Instant.parse("2026-11-30T12:00:00.123456Z"),
            Long.MAX_VALUE,
            "");

    private static final Item NOTHING = new Item(null, null, null, null);

    @Inject
    DataSource source;

    private record Item(
            @Nullable UUID id,
            @Nullable Instant at,
            @Nullable Long amount,
            @Nullable String name) {}

    @Test
    void theDatabaseHasWhatWasGiven() throws SQLException {
        assertThat(echo(List.of(FIRST, NOTHING, SECOND))).containsExactly(FIRST, NOTHING, SECOND);
    }

    @Test
    void arraysWithoutNullsAreNoOthers() throws SQLException {
        assertThat(echo(List.of(SECOND, FIRST))).containsExactly(SECOND, FIRST);
    }

    @Test
    void noRowsAreEmptyArrays() throws SQLException {
        assertThat(echo(List.of())).isEmpty();
    }

    @Test
    void whatIsFinerThanAMicrosecondIsCutOffTowardsThePast() throws SQLException {
        // given
        Item before = new Item(null, Instant.parse("1999-12-31T23:59:59.999999999Z"), null, null);

        // when, then
        assertThat(echo(List.of(before)))
                .containsExactly(new Item(null, Instant.parse("1999-12-31T23:59:59.999999Z"), null, null));
    }

    @Test
    void uuidsAreFoundInAnArrayThatIsTheWholeParameter() throws SQLException {
        // given
        UUID[] wanted = {SECOND.id(), FIRST.id()};

        try (Connection connection = source.getConnection()) {
            // when
            List<UUID> found = Sql.query(
                    connection, "SELECT UNNEST(?::uuid[]) AS id", row -> Sql.uuid(row, "id"), (Object) wanted);

            // then
            assertThat(found).containsExactly(wanted);
        }
    }

    private List<Item> echo(List<Item> items) throws SQLException {
        Columns<Item> columns = Columns.<Item>of(items)
                .uuids(Item::id)
                .times(Item::at)
                .longs(Item::amount)
                .texts(Item::name);
        try (Connection connection = source.getConnection();
                PreparedStatement statement = columns.bindTo(connection.prepareStatement(ECHO));
                ResultSet rows = statement.executeQuery()) {
            List<Item> echoed = new ArrayList<>();
            while (rows.next()) {
                OffsetDateTime at = rows.getObject("at", OffsetDateTime.class);
                echoed.add(new Item(
                        rows.getObject("id", UUID.class),
                        at == null ? null : at.toInstant(),
                        rows.getObject("amount", Long.class),
                        rows.getString("name")));
            }
            return echoed;
        }
    }
}
