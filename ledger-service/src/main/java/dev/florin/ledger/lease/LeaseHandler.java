package dev.florin.ledger.lease;

import dev.florin.id.AccountId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Granting;
import dev.florin.ledger.domain.Lease;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grants the leases of a request in one conditional transaction: all of it under the accounts' locks, or nothing. */
@ApplicationScoped
public class LeaseHandler {

    private final Pool pool;
    private final LeaseConfig config;
    private final PostgresEpochStore epochs;
    private final PostgresLeasedAccountStore accounts;
    private final PostgresLeaseStore leases;
    private final PostgresRecallStore recalls;
    private final LeaseMetrics metrics;

    public LeaseHandler(
            Pool pool,
            LeaseConfig config,
            PostgresEpochStore epochs,
            PostgresLeasedAccountStore accounts,
            PostgresLeaseStore leases,
            PostgresRecallStore recalls,
            LeaseMetrics metrics) {
        this.pool = pool;
        this.config = config;
        this.epochs = epochs;
        this.accounts = accounts;
        this.leases = leases;
        this.recalls = recalls;
        this.metrics = metrics;
    }

    /** Empty when the epoch has expired: nothing was granted then. */
    Uni<Optional<LeaseAnswer>> grant(LeaseRequest request) {
        return pool.withTransaction(transaction -> grantIn(transaction, request))
                .invoke(granting -> granting.ifPresent(metrics::count))
                .map(granting -> granting.map(done -> done.toAnswer(config.ttl())));
    }

    Uni<RenewalAnswer> renew(RenewalRequest request) {
        return epochs.renew(request.epoch(), request.replica(), config.ttl())
                .chain(held -> epochs.alive()
                        .chain(alive -> recalls.take(request.epoch())
                                .map(recalled ->
                                        new RenewalAnswer(held, config.ttl().toMillis(), alive, recalled))));
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
        List<AccountId> asked = request.asks().stream().map(Ask::accountId).toList();
        List<LeaseKey> keys =
                asked.stream().map(id -> new LeaseKey(id, request.epoch())).toList();
        return accounts.lock(transaction, asked)
                .chain(locked -> hold(transaction, locked, keys))
                .map(held -> Granting.of(request, held.accounts(), held.ending(), held.leases()))
                .call(granting -> accounts.save(transaction, granting.changedAccounts()))
                .call(granting -> leases.save(transaction, granting.changedLeases()))
                .call(granting -> recalls.recall(transaction, request.epoch(), granting.recalled()));
    }

    private Uni<Held> hold(SqlConnection transaction, Map<AccountId, Account> locked, List<LeaseKey> keys) {
        return accounts.ending(transaction, locked.keySet(), config.ttl())
                .chain(ending -> leases.of(transaction, keys).map(held -> new Held(locked, ending, held)));
    }

    private record Held(
            Map<AccountId, Account> accounts, Map<AccountId, Credits> ending, Map<LeaseKey, Lease> leases) {}
}
