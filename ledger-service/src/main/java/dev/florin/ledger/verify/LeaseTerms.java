package dev.florin.ledger.verify;

import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.Node;
import dev.florin.ledger.books.Nodes;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.sql.Sql;
import dev.florin.usage.Funding;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What usage says of the leases that it is charged to, and of the replicas' lives that are over. For many threads. */
final class LeaseTerms {

    private static final String LEASES = """
            SELECT l.account_id, l.node_id, l.window_start, l.epoch, l.granted_micros, l.outstanding_micros, e.life
            FROM lease l LEFT JOIN lease_epoch e USING (epoch)""";

    private static final String EPOCHS = """
            SELECT epoch, life, expires_at, expires_at > clock_timestamp() AS holds,
                   expires_at > clock_timestamp() + interval '1 hour' AS holds_for_long
            FROM lease_epoch""";

    private final Map<LeaseKey, Long> used = new HashMap<>();
    private final Set<UUID> returns = new HashSet<>();
    private final Set<EpochId> reaped = new HashSet<>();

    /** The leases of which usage is to be summed: those that there are. */
    static LeaseTerms read(Connection connection) throws SQLException {
        LeaseTerms terms = new LeaseTerms();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LEASES)) {
            while (row.next()) {
                terms.used.put(keyOf(row), 0L);
            }
        }
        return terms;
    }

    /**
     * The event was folded next of its account's.
     *
     * @param posts whether it is the one that posted, not delivered again
     */
    synchronized void add(Event event, boolean posts) {
        switch (event) {
            case UsageRecorded usage
            when posts && usage.funding() == Funding.CREDITS -> {
                long micros = usage.charge()
                        .amountMicros()
                        .min(usage.reservedMicros())
                        .micros();
                use(LeaseKey.of(usage.accountId(), usage.epoch()), micros);
                for (CountedBudget counted : usage.countedIn()) {
                    use(new LeaseKey(new Node(usage.accountId(), counted.window()), usage.epoch()), micros);
                }
            }
            case LeaseReturned returned -> {
                LeaseKey key = new LeaseKey(new Node(returned.accountId(), returned.budget()), returned.epoch());
                if (used.containsKey(key) && returns.add(returned.eventId().value())) {
                    use(key, returned.amountMicros().micros());
                }
            }
            case EpochReaped over -> reaped.add(over.epoch());
            default -> {
                // It concerns no lease.
            }
        }
    }

    private void use(LeaseKey key, long micros) {
        used.computeIfPresent(key, (unused, sum) -> Math.addExact(sum, micros));
    }

    /** To be asked when the whole log was read. */
    synchronized void check(Connection connection, Differences differences) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(LEASES)) {
                while (row.next()) {
                    checkLease(row, differences);
                }
            }
            try (ResultSet row = statement.executeQuery(EPOCHS)) {
                while (row.next()) {
                    checkEpoch(row, differences);
                }
            }
        }
    }

    /** What was used beyond the grant came out of free credits, and before the grant too: then no more than that is known. */
    private void checkLease(ResultSet row, Differences differences) throws SQLException {
        LeaseKey key = keyOf(row);
        BudgetWindow budget = key.node().budget();
        String of = budget == null ? key.accountId().toString() : budget.budgetId() + " from " + budget.start();
        String name = "(" + of + ", " + key.epoch() + ")";
        long granted = row.getLong("granted_micros");
        long gone = granted - row.getLong("outstanding_micros");
        long told = used.getOrDefault(key, 0L);
        if (gone > told || (gone < told && told <= granted)) {
            differences.add(
                    "lease",
                    name,
                    gone + " of granted_micros " + granted + " are gone, but usage and returns say " + told);
        }
        String life = row.getString("life");
        if (life == null) {
            differences.add("lease", name, "there is no such epoch");
        } else if (life.equals("REAPED")) {
            differences.add("lease", name, "its epoch was reaped");
        }
    }

    private void checkEpoch(ResultSet row, Differences differences) throws SQLException {
        EpochId epoch = new EpochId(row.getObject("epoch", UUID.class));
        String life = row.getString("life");
        boolean isOver = !life.equals("HELD");
        if (isOver && row.getBoolean("holds")) {
            differences.add("lease_epoch", epoch.toString(), "it is " + life + ", but expires_at is still to come");
        }
        if (row.getBoolean("holds_for_long")) {
            differences.add(
                    "lease_epoch", epoch.toString(), "expires_at is " + row.getString("expires_at") + ", hours ahead");
        }
        if (!isOver && reaped.contains(epoch)) {
            differences.add("lease_epoch", epoch.toString(), "it is HELD, but the log says that it was reaped");
        }
    }

    private static LeaseKey keyOf(ResultSet row) throws SQLException {
        return new LeaseKey(
                Nodes.of(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getObject("node_id", UUID.class),
                        Sql.instant(row, "window_start")),
                new EpochId(row.getObject("epoch", UUID.class)));
    }
}
