package dev.florin.ledger.verify;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.ledger.domain.Dispute;
import dev.florin.ledger.domain.Dispute.DisputeKey;
import dev.florin.ledger.domain.Dispute.State;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.DisputeLost;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.DisputeWon;
import dev.florin.payment.PaymentEvent.PaymentRefunded;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What refunds and disputes say of themselves, and of the lots for which money went back. For many threads. */
final class PaymentReturns {

    private static final String LOTS =
            "SELECT lot_id, order_id, returned_micros FROM lot WHERE order_id IS NOT NULL OR returned_micros <> 0";

    private static final String DISPUTES =
            "SELECT account_id, reference, order_id, credits_micros, from_lot_micros, state FROM dispute";

    private final Set<UUID> applied = new HashSet<>();
    private final Map<UUID, Long> returnedByOrder = new HashMap<>();
    private final Map<DisputeKey, Dispute> disputes = new HashMap<>();

    /**
     * The event was folded next of its account's; one that is delivered again says nothing new.
     *
     * @param disputedMicros what its transfers took from the order's lot for a dispute
     */
    synchronized void add(Event event, long disputedMicros) {
        boolean concerns = event instanceof PaymentRefunded
                || event instanceof DisputeOpened
                || event instanceof DisputeWon
                || event instanceof DisputeLost;
        if (!concerns || !applied.add(event.eventId().value())) {
            return;
        }
        switch (event) {
            case PaymentRefunded refunded ->
                giveBack(refunded.orderId(), refunded.creditsMicros().micros());
            case DisputeOpened opened -> {
                DisputeKey key = new DisputeKey(opened.accountId(), opened.disputeReference());
                disputes.put(
                        key,
                        new Dispute(
                                key,
                                opened.orderId(),
                                opened.creditsMicros(),
                                new Credits(disputedMicros),
                                State.OPEN));
                giveBack(opened.orderId(), opened.creditsMicros().micros());
            }
            case DisputeWon won -> {
                Credits disputed = decide(won.accountId(), won.disputeReference(), State.WON);
                giveBack(won.orderId(), -disputed.micros());
            }
            case DisputeLost lost -> {
                Credits unused = decide(lost.accountId(), lost.disputeReference(), State.LOST);
            }
            default -> throw new IllegalArgumentException("not one of these: " + event);
        }
    }

    /** To be asked when the whole log was read. */
    synchronized void check(Connection connection, Differences differences) throws SQLException {
        checkLots(connection, differences);
        checkDisputes(connection, differences);
    }

    private void giveBack(OrderId order, long micros) {
        long unused = returnedByOrder.merge(order.value(), micros, Math::addExact);
    }

    /** How much was disputed; nothing where the log no longer has the opening. */
    private Credits decide(AccountId account, String reference, State state) {
        DisputeKey key = new DisputeKey(account, reference);
        Dispute open = disputes.get(key);
        if (open == null) {
            return Credits.ZERO;
        }
        disputes.put(key, new Dispute(key, open.orderId(), open.creditsMicros(), open.fromLotMicros(), state));
        return open.creditsMicros();
    }

    private void checkLots(Connection connection, Differences differences) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet row = statement.executeQuery(LOTS)) {
                while (row.next()) {
                    UUID order = row.getObject("order_id", UUID.class);
                    long told = order == null ? 0 : returnedByOrder.getOrDefault(order, 0L);
                    long stands = row.getLong("returned_micros");
                    if (stands != told) {
                        differences.add(
                                "lot",
                                new LotId(row.getObject("lot_id", UUID.class)).toString(),
                                "returned_micros is " + stands + ", but refunds and disputes say " + told);
                    }
                }
            }
        }
    }

    private void checkDisputes(Connection connection, Differences differences) throws SQLException {
        Map<DisputeKey, Dispute> missing = new HashMap<>(disputes);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet row = statement.executeQuery(DISPUTES)) {
                while (row.next()) {
                    DisputeKey key = new DisputeKey(
                            new AccountId(row.getObject("account_id", UUID.class)), row.getString("reference"));
                    Dispute told = missing.remove(key);
                    String stands = describe(
                            row.getObject("order_id", UUID.class),
                            row.getLong("credits_micros"),
                            row.getLong("from_lot_micros"),
                            row.getString("state"));
                    if (told == null) {
                        differences.add("dispute", describe(key), "no event in the log has opened it");
                    } else if (!stands.equals(describe(told))) {
                        differences.add(
                                "dispute", describe(key), "it is " + stands + ", but its events say " + describe(told));
                    }
                }
            }
        }
        missing.keySet().forEach(key -> differences.add("dispute", describe(key), "it was opened, but has no row"));
    }

    private static String describe(DisputeKey key) {
        return "(" + key.accountId() + ", " + key.reference() + ")";
    }

    private static String describe(Dispute dispute) {
        return describe(
                dispute.orderId().value(),
                dispute.creditsMicros().micros(),
                dispute.fromLotMicros().micros(),
                dispute.state().name());
    }

    private static String describe(UUID order, long credits, long fromLot, String state) {
        return state + ", " + credits + " micro-credits of " + new OrderId(order) + ", " + fromLot + " from its lot";
    }
}
