package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.account.GrantSource;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
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
import java.util.ArrayList;
import java.util.List;
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

    private static final String LOTS = "SELECT lot_id, source, order_id, granted_at, expires_at, spent FROM lot";

    private final Map<LotId, Term> terms = new ConcurrentHashMap<>();
    private final Map<AccountId, List<LotId>> ofPlans = new ConcurrentHashMap<>();

    /** As later periods leave those lots that were not spent by then. */
    private final Map<LotId, Term> ended = new ConcurrentHashMap<>();

    /** @param expiresAt null when it never does */
    private record Term(
            String source,
            @Nullable UUID orderId,
            Instant grantedAt,
            @Nullable Instant expiresAt) {

        Term endingBy(Instant end) {
            boolean isLonger = grantedAt.isBefore(end) && (expiresAt == null || expiresAt.isAfter(end));
            return isLonger ? new Term(source, orderId, grantedAt, end) : this;
        }

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
        if (term != null
                && terms.putIfAbsent(lot, term) == null
                && event instanceof AccountEvent given
                && term.source().equals(LotSource.PLAN.name())) {
            ofPlans.computeIfAbsent(given.accountId(), unused -> new ArrayList<>())
                    .add(lot);
        }
    }

    /** The start of a period ends the lots of those before it. */
    void end(PlanPeriodStarted started) {
        Instant end = micros(started.occurredAt());
        for (LotId lot : ofPlans.getOrDefault(started.accountId(), List.of())) {
            Term unused = ended.merge(lot, termOf(lot).endingBy(end), (before, now) -> before.endingBy(end));
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
                    Term last = ended.getOrDefault(lot, told);
                    boolean isAsTold = rows.getBoolean("spent") && stands.equals(told);
                    if (last != null && !last.equals(stands) && !isAsTold) {
                        differences.add("lot", lot.toString(), "it has " + stands + ", but its event says " + last);
                    }
                }
            }
        }
    }

    private Term termOf(LotId lot) {
        return Objects.requireNonNull(terms.get(lot));
    }

    private static Term term(Event event, LotSource source, @Nullable UUID orderId, @Nullable Instant expiresAt) {
        return new Term(
                source.name(), orderId, micros(event.occurredAt()), expiresAt == null ? null : micros(expiresAt));
    }

    /** As the ledger writes it. */
    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
