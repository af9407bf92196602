package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent.AlertThresholdsSet;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the latest events say of accounts beside their movements: limit, thresholds, top-up. For many threads. */
final class AccountTerms {

    private static final String ACCOUNTS =
            "SELECT account_id, last_top_up_micros, credit_limit_micros, own_thresholds FROM account";

    private static final String HELD_LIMITS = "SELECT cause, covered_micros FROM shortfall";

    private final Set<UUID> applied = new HashSet<>();
    private final Map<AccountId, Long> topUps = new HashMap<>();
    private final Map<AccountId, CreditLimitSet> limits = new HashMap<>();
    private final Map<AccountId, Set<Long>> thresholds = new HashMap<>();

    /** The event was folded next of its account's; one that is delivered again says nothing new. */
    synchronized void add(Event event) {
        if (!(event instanceof PaymentSettled || event instanceof CreditLimitSet || event instanceof AlertThresholdsSet)
                || !applied.add(event.eventId().value())) {
            return;
        }
        switch (event) {
            case PaymentSettled settled ->
                topUps.put(settled.accountId(), settled.creditsMicros().micros());
            case CreditLimitSet set -> limits.put(set.accountId(), set);
            case AlertThresholdsSet set -> thresholds.put(set.accountId(), micros(set));
            default -> throw new IllegalArgumentException("not one of these: " + event);
        }
    }

    /** To be asked when the whole log was read. */
    synchronized void check(Connection connection, Differences differences) throws SQLException {
        Map<UUID, Long> heldLimits = heldLimits(connection);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet row = statement.executeQuery(ACCOUNTS)) {
                while (row.next()) {
                    AccountId account = new AccountId(row.getObject("account_id", UUID.class));
                    String key = account.toString();
                    compare(differences, key, "last_top_up_micros", row.getLong(2), topUps.getOrDefault(account, 0L));
                    compare(differences, key, "credit_limit_micros", row.getLong(3), limitOf(account, heldLimits));
                    Set<Long> stands =
                            new TreeSet<>(List.of((Long[]) row.getArray(4).getArray()));
                    compare(differences, key, "own_thresholds", stands, thresholds.getOrDefault(account, Set.of()));
                }
            }
        }
    }

    /** A limit is lowered no further than leases allow: what it was held at is told as a shortfall. */
    private long limitOf(AccountId account, Map<UUID, Long> heldLimits) {
        CreditLimitSet set = limits.get(account);
        return set == null
                ? 0
                : heldLimits.getOrDefault(
                        set.eventId().value(), set.creditLimitMicros().micros());
    }

    private static Map<UUID, Long> heldLimits(Connection connection) throws SQLException {
        Map<UUID, Long> held = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HELD_LIMITS)) {
            while (row.next()) {
                held.put(row.getObject(1, UUID.class), row.getLong(2));
            }
        }
        return held;
    }

    private static Set<Long> micros(AlertThresholdsSet set) {
        Set<Long> micros = new TreeSet<>();
        set.thresholdsMicros().stream().map(Credits::micros).forEach(micros::add);
        return micros;
    }

    private static void compare(Differences differences, String key, String column, Object stands, Object told) {
        if (!stands.equals(told)) {
            differences.add("account", key, column + " is " + stands + ", but the account's events say " + told);
        }
    }
}
