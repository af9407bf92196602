package dev.florin.ledger.books;

import static java.util.stream.Collectors.partitioningBy;

import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Books;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Lot;
import dev.florin.ledger.sql.Statements;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The state of a partition's books in the database. Whoever folds has locked the partition first, then locks the accounts
 * in the order of their ids; granting a lease locks accounts only.
 */
public final class PostgresBooksStore {

    private final PostgresAccountStore accounts = new PostgresAccountStore();
    private final PostgresLotStore lots = new PostgresLotStore();
    private final PostgresLeasedStore leases = new PostgresLeasedStore();
    private final PostgresBudgetStore budgets = new PostgresBudgetStore();
    private final PostgresDisputeStore disputes = new PostgresDisputeStore();

    /**
     * What events may touch. The accounts are locked, so that no lease is granted meanwhile.
     *
     * @param end the last place in the journal that is taken
     * @param block the number of the block that the events become
     * @param byEvents may be more than they touch
     * @param covered what was decided before, in a rebuild
     */
    public Books load(Connection transaction, Position end, long block, Touched byEvents, Map<EventId, Credits> covered)
            throws SQLException {
        Touched touched = byEvents.with(leases.ofEpochs(transaction, end.partition(), byEvents.epochs()));
        return new Books(
                end,
                block,
                accounts.lock(transaction, touched.accounts()),
                lots.withCredits(transaction, touched.accounts()),
                lots.ofOrders(transaction, touched.orders()),
                leases.of(transaction, touched.leases()),
                budgets.of(transaction, touched.budgets()),
                budgets.balances(transaction, touched.windows()),
                disputes.of(transaction, touched.disputes()),
                covered);
    }

    /** Writes what a fold changed of what was loaded. */
    public void write(Statements statements, Books before, Folded folded) {
        writeAccounts(statements, before, folded);
        writeLots(statements, before, folded.lots());
        leases.change(statements, folded.leases());
        leases.delete(statements, folded.reapedLeases());
        budgets.save(statements, folded.budgets());
        budgets.saveBalances(statements, folded.budgetBalances());
        disputes.save(statements, folded.disputes());
    }

    private void writeAccounts(Statements statements, Books before, Folded folded) {
        int partition = folded.end().partition();
        Map<Boolean, List<Account>> known = folded.accounts().stream()
                .collect(partitioningBy(account -> before.accounts().containsKey(account.accountId())));
        accounts.create(statements, partition, known.getOrDefault(false, List.of()));
        accounts.change(statements, partition, known.getOrDefault(true, List.of()));
        accounts.setThresholds(
                statements,
                folded.accounts().stream()
                        .filter(account -> hasOtherThresholds(before, account))
                        .toList());
    }

    private static boolean hasOtherThresholds(Books before, Account account) {
        Account earlier = before.accounts().get(account.accountId());
        return earlier != null && !earlier.ownThresholds().equals(account.ownThresholds());
    }

    private void writeLots(Statements statements, Books before, List<Lot> changed) {
        Map<LotId, Lot> loaded = new HashMap<>();
        before.lots().values().forEach(held -> held.forEach(lot -> loaded.put(lot.lotId(), lot)));
        before.orderLots().values().forEach(lot -> loaded.put(lot.lotId(), lot));
        List<Lot> created = new ArrayList<>();
        List<Lot> known = new ArrayList<>();
        List<Lot> ended = new ArrayList<>();
        for (Lot lot : changed) {
            Lot earlier = loaded.get(lot.lotId());
            if (earlier == null) {
                created.add(lot);
            } else {
                known.add(lot);
                if (!Objects.equals(earlier.expiresAt(), lot.expiresAt())) {
                    ended.add(lot);
                }
            }
        }
        lots.create(statements, created);
        lots.change(statements, known);
        lots.end(statements, ended);
    }
}
