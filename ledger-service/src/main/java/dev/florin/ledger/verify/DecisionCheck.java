package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Uuid7;
import dev.florin.ledger.decision.BudgetResource.Terms;
import dev.florin.ledger.decision.DecisionResource.Adjustment;
import dev.florin.ledger.decision.DecisionResource.CreditLimit;
import dev.florin.ledger.decision.DecisionResource.Grant;
import dev.florin.ledger.domain.DerivedIds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decisions as their rows say, against the events that tell them. For one thread at a time. */
final class DecisionCheck {

    private static final String DECISIONS = "SELECT account_id, idempotency_key, request, event_id FROM decision";

    private final Map<EventId, Decision> decisions = new HashMap<>();
    private final Set<EventId> told = new HashSet<>();
    private final Differences differences;

    private DecisionCheck(Differences differences) {
        this.differences = differences;
    }

    private record Decision(AccountId accountId, String idempotencyKey, String request) {

        String key() {
            return "(" + accountId + ", key '" + idempotencyKey + "')";
        }
    }

    static DecisionCheck read(Connection connection, Differences differences) throws SQLException {
        DecisionCheck check = new DecisionCheck(differences);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet row = statement.executeQuery(DECISIONS)) {
                while (row.next()) {
                    check.add(
                            new EventId(row.getObject("event_id", UUID.class)),
                            new Decision(
                                    new AccountId(row.getObject("account_id", UUID.class)),
                                    row.getString("idempotency_key"),
                                    row.getString("request")));
                }
            }
        }
        return check;
    }

    private void add(EventId event, Decision decision) {
        Decision other = decisions.putIfAbsent(event, decision);
        if (other != null) {
            differ(decision.key(), event + " tells " + other.key() + " already");
        }
    }

    /** @param mustHaveRow whether it is the ledger's own, committed with its decision before the snapshot was taken */
    void add(AccountEvent event, boolean mustHaveRow) {
        String request = requestOf(event);
        Decision decision = decisions.get(event.eventId());
        boolean isMissing = decision == null && request != null && mustHaveRow;
        if ((decision == null && !isMissing) || !told.add(event.eventId())) {
            return;
        }
        if (decision == null) {
            differ("(" + event.accountId() + ")", "the row of " + event.eventId() + " is missing: " + request);
        } else {
            compare(decision, event, request == null ? event.toString() : request);
        }
    }

    private void compare(Decision decision, AccountEvent event, String request) {
        UUID id = event.eventId().value();
        if (!id.equals(DerivedIds.ofDecision(Uuid7.timeOf(id), decision.accountId(), decision.idempotencyKey()))) {
            differ(decision.key(), event.eventId() + " tells what was asked for under another key");
        }
        if (!decision.accountId().equals(event.accountId())) {
            differ(decision.key(), event.eventId() + " tells a decision on " + event.accountId());
        }
        if (!decision.request().equals(request)) {
            differ(
                    decision.key(),
                    "request is " + decision.request() + ", but " + event.eventId() + " tells " + request);
        }
    }

    /** What must have been asked for; null where the event tells no decision. */
    private static @Nullable String requestOf(AccountEvent event) {
        return switch (event) {
            case CreditsGranted granted -> Grant.of(granted).toString();
            case CreditsAdjusted adjusted -> Adjustment.of(adjusted).toString();
            case CreditLimitSet set -> CreditLimit.of(set).toString();
            // A budget is named after the event that first told it; when it is changed, no key is needed.
            case BudgetSet set
            when set.budget().budgetId().value().equals(set.eventId().value()) ->
                Terms.of(set).toString();
            default -> null;
        };
    }

    /** How many were checked; to be asked when all events were read. */
    long check() {
        decisions.forEach((event, decision) -> {
            if (!told.contains(event)) {
                differ(decision.key(), event + " is no event of the log, nor does it wait in the outbox");
            }
        });
        return decisions.size();
    }

    private void differ(String key, String what) {
        differences.add("decision", key, what);
    }
}
