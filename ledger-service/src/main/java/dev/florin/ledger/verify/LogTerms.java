package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.event.Event;
import dev.florin.ledger.verify.BlockPostings.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the log says beside what it makes post: of lots, accounts, payments given back, leases and budgets. */
record LogTerms(LotTerms lots, AccountTerms accounts, PaymentReturns returns, LeaseTerms leases, BudgetTerms budgets) {

    static LogTerms read(Connection connection) throws SQLException {
        return new LogTerms(
                new LotTerms(),
                new AccountTerms(),
                new PaymentReturns(),
                LeaseTerms.read(connection),
                new BudgetTerms());
    }

    /**
     * The event was folded next of its account's, and not parked.
     *
     * @param block the number of the block that folded it
     * @param posting what it posted there; null where it posted nothing
     */
    void add(Event event, long block, @Nullable Posting posting) {
        if (event instanceof PlanPeriodStarted started) {
            lots.end(started);
        }
        boolean posts = posting != null && !posting.isInLog;
        accounts.add(event);
        returns.add(event, posting == null ? 0 : posting.disputedMicros);
        leases.add(event, posts);
        budgets.add(event, block, posting == null ? 0 : posting.chargeMicros - posting.lossMicros, posts);
    }

    /** How many budgets were checked; to be asked when the whole log was read. */
    long check(Connection connection, Differences differences) throws SQLException {
        lots.check(connection, differences);
        accounts.check(connection, differences);
        returns.check(connection, differences);
        leases.check(connection, differences);
        return budgets.check(connection, differences);
    }
}
