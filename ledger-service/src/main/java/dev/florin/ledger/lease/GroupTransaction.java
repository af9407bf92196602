package dev.florin.ledger.lease;

import dev.florin.id.EpochId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.ledger.domain.Granting;
import dev.florin.ledger.domain.Grantings;
import dev.florin.ledger.lease.PostgresGrantStore.Found;
import dev.florin.ledger.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Decides several calls in one transaction: each as if those before it in the group had been answered already, all of them
 * under the accounts' locks, or nothing.
 */
@ApplicationScoped
public class GroupTransaction {

    private final Transactions transactions;
    private final Duration ttl;
    private final PostgresGrantStore store = new PostgresGrantStore();

    public GroupTransaction(DataSource source, LeaseConfig config) {
        this.transactions = new Transactions(source);
        this.ttl = config.ttl();
    }

    /**
     * What a call got.
     *
     * @param changedBudgets of which its replica has not heard
     */
    record Decision(Granting granting, List<BudgetsVersion> changedBudgets) {

        LeaseAnswer toAnswer(Duration ttl) {
            return granting.toAnswer(ttl, changedBudgets);
        }
    }

    /**
     * One decision per request, in their order; empty where the epoch has expired or is another replica's: nothing was granted
     * then.
     *
     * @param requests each of another epoch
     */
    List<Optional<Decision>> decide(List<LeaseRequest> requests) throws SQLException {
        return transactions.run(transaction -> decideIn(transaction, requests));
    }

    private List<Optional<Decision>> decideIn(Connection transaction, List<LeaseRequest> requests) throws SQLException {
        Found found = store.find(transaction, requests, ttl);
        List<LeaseRequest> latest =
                requests.stream().filter(request -> isLatest(request, found)).toList();
        Grantings grantings = Grantings.of(latest, found.books());
        store.save(transaction, latest, grantings);
        Map<EpochId, Granting> granted = new HashMap<>();
        for (int i = 0; i < latest.size(); i++) {
            Granting unused =
                    granted.put(latest.get(i).epoch(), grantings.each().get(i));
        }
        List<Optional<Decision>> decisions = new ArrayList<>(requests.size());
        for (LeaseRequest request : requests) {
            decisions.add(
                    found.lastRequests().containsKey(request.epoch())
                            ? Optional.of(new Decision(
                                    granted.getOrDefault(request.epoch(), Granting.NOTHING),
                                    found.notices().getOrDefault(request.epoch(), List.of())))
                            : Optional.empty());
        }
        return decisions;
    }

    /** Who has asked again since does not wait for this answer any more: what it granted would be known to nobody. */
    private static boolean isLatest(LeaseRequest request, Found found) {
        Long last = found.lastRequests().get(request.epoch());
        return last != null && last < request.number();
    }
}
