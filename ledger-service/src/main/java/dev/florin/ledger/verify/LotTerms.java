package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.account.GrantSource;
import dev.florin.event.Event;
import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.ledger.domain.LotSource;
import dev.florin.payment.PaymentEvent.DisputeWon;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the events that granted lots say of them beside the amount: where from, which order, since when, until when. For many
 * threads.
 */
final class LotTerms {

    private static final String LOTS = "SELECT lot_id, source, order_id, granted_at, expires_at FROM lot";

    private final Map<LotId, Term> terms = new ConcurrentHashMap<>();

    private record Term(
            String source,
            @Nullable UUID orderId,
            Instant grantedAt,
            @Nullable Instant expiresAt) {

        @Override
        public String toString() {
            return "source " + source + (orderId == null ? ", no order" : ", order " + new OrderId(orderId))
                    + ", granted " + grantedAt + (expiresAt == null ? ", without end" : ", expires " + expiresAt);
        }
    }

    /** The event has put credits into the lot; it has made it, unless one before it did. */
    void add(Event event, LotId lot) {
        Term term = switch (event) {
            case PaymentSettled settled ->
                term(event, LotSource.PURCHASED, settled.orderId().value(), null);
            case CreditsGranted granted ->
                term(
                        event,
                        granted.source() == GrantSource.PLAN ? LotSource.PLAN : LotSource.GRANTED,
                        null,
                        granted.expiresAt());
            case PlanPeriodStarted started -> term(event, LotSource.PLAN, null, started.periodEnd());
            case CreditsAdjusted unused -> term(event, LotSource.GRANTED, null, null);
            case DisputeWon unused -> term(event, LotSource.PURCHASED, null, null);
            default -> null;
        };
        if (term != null) {
            Term unused = terms.putIfAbsent(lot, term);
        }
    }

    /** To be asked when the whole log was read. */
    void check(Connection connection, Differences differences) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery(LOTS)) {
                while (rows.next()) {
                    LotId lot = new LotId(rows.getObject("lot_id", UUID.class));
                    Term stands = new Term(
                            rows.getString("source"),
                            rows.getObject("order_id", UUID.class),
                            Objects.requireNonNull(instant(rows, "granted_at")),
                            instant(rows, "expires_at"));
                    Term told = terms.get(lot);
                    if (told != null && !told.equals(stands)) {
                        differences.add("lot", lot.toString(), "it has " + stands + ", but its event says " + told);
                    }
                }
            }
        }
    }

    private static Term term(Event event, LotSource source, @Nullable UUID orderId, @Nullable Instant expiresAt) {
        return new Term(
                source.name(), orderId, micros(event.occurredAt()), expiresAt == null ? null : micros(expiresAt));
    }

    /** As the database rounds. */
    private static Instant micros(Instant time) {
        return time.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
