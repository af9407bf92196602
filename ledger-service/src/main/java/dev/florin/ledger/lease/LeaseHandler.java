package dev.florin.ledger.lease;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Granting;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.domain.LeasedBooks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Grants the leases of a request in one conditional transaction: all of it under the accounts' locks, or nothing. */
@ApplicationScoped
public class LeaseHandler {

    private final Pool pool;
    private final LeaseConfig config;
    private final PostgresEpochStore epochs;
    private final PostgresLeasedAccountStore accounts;
    private final PostgresLeasedBudgetStore budgets;
    private final PostgresLeaseStore leases;
    private final PostgresRecallStore recalls;
    private final LeaseMetrics metrics;

    public LeaseHandler(
            Pool pool,
            LeaseConfig config,
            PostgresEpochStore epochs,
            PostgresLeasedAccountStore accounts,
            PostgresLeasedBudgetStore budgets,
            PostgresLeaseStore leases,
            PostgresRecallStore recalls,
            LeaseMetrics metrics) {
        this.pool = pool;
        this.config = config;
        this.epochs = epochs;
        this.accounts = accounts;
        this.budgets = budgets;
        this.leases = leases;
        this.recalls = recalls;
        this.metrics = metrics;
    }

    /** Empty when the epoch has expired: nothing was granted then. */
    Uni<Optional<LeaseAnswer>> grant(LeaseRequest request) {
        return pool.withTransaction(transaction -> grantIn(transaction, request))
                .invoke(granting -> granting.ifPresent(metrics::count))
                .chain(granting -> granting.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : budgets.notices(request.epoch())
                                .map(changed -> Optional.of(granting.get().toAnswer(config.ttl(), changed))));
    }

    Uni<RenewalAnswer> renew(RenewalRequest request) {
        return epochs.renew(request.epoch(), request.replica(), config.ttl())
                .call(held -> budgets.heard(request.epoch(), request.heard()))
                .chain(held -> Uni.combine()
                        .all()
                        .unis(epochs.alive(), recalls.take(request.epoch()), budgets.notices(request.epoch()))
                        .with((alive, recalled, changed) ->
                                new RenewalAnswer(held, config.ttl().toMillis(), alive, recalled, changed)));
    }

    private Uni<Optional<Granting>> grantIn(SqlConnection transaction, LeaseRequest request) {
        return epochs.hold(transaction, request.epoch(), request.replica(), config.ttl())
                .chain(held -> held
                        ? grantHeld(transaction, request).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Who has asked again since does not wait for this answer any more: what it granted would be known to nobody. */
    private Uni<Granting> grantHeld(SqlConnection transaction, LeaseRequest request) {
        return epochs.count(transaction, request.epoch(), request.number())
                .chain(isLatest -> isLatest
                        ? grantLatest(transaction, request)
                        : Uni.createFrom().item(Granting.NOTHING));
    }

    private Uni<Granting> grantLatest(SqlConnection transaction, LeaseRequest request) {
        Set<AccountId> asked =
                request.asks().stream().map(ask -> ask.node().accountId()).collect(toUnmodifiableSet());
        return accounts.lock(transaction, asked)
                .chain(locked -> books(transaction, request, locked))
                .map(books -> Granting.of(request, books))
                .call(granting -> accounts.save(transaction, granting.changedAccounts()))
                .call(granting -> budgets.save(transaction, granting.changedBudgets()))
                .call(granting -> leases.save(transaction, granting.changedLeases()))
                .call(granting -> recalls.recall(transaction, request.epoch(), granting.recalled()));
    }

    private Uni<LeasedBooks> books(SqlConnection transaction, LeaseRequest request, Map<AccountId, Account> locked) {
        List<LeaseKey> keys = request.asks().stream()
                .map(ask -> new LeaseKey(ask.node(), request.epoch()))
                .toList();
        List<BudgetWindow> windows = request.asks().stream()
                .map(ask -> ask.node().budget())
                .filter(Objects::nonNull)
                .toList();
        return Uni.combine()
                .all()
                .unis(
                        accounts.ending(transaction, locked.keySet(), config.ttl()),
                        budgets.of(transaction, locked.keySet()),
                        budgets.balances(transaction, windows),
                        leases.of(transaction, keys),
                        epochs.now(transaction))
                .with((ending, held, balances, leased, now) ->
                        new LeasedBooks(locked, ending, held, balances, leased, now));
    }
}
