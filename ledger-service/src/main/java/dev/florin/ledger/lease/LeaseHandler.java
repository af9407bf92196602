package dev.florin.ledger.lease;

import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Grants the leases of a request, and keeps those of a replica. */
@ApplicationScoped
public class LeaseHandler {

    private final LeaseConfig config;
    private final CallGroups groups;
    private final PostgresEpochStore epochs;
    private final PostgresNoticeStore notices;
    private final PostgresRecallStore recalls;
    private final LeaseMetrics metrics;

    public LeaseHandler(
            LeaseConfig config,
            CallGroups groups,
            PostgresEpochStore epochs,
            PostgresNoticeStore notices,
            PostgresRecallStore recalls,
            LeaseMetrics metrics) {
        this.config = config;
        this.groups = groups;
        this.epochs = epochs;
        this.notices = notices;
        this.recalls = recalls;
        this.metrics = metrics;
    }

    /** Empty when the epoch has expired: nothing was granted then. */
    Uni<Optional<LeaseAnswer>> grant(LeaseRequest request) {
        return groups.decide(request)
                .invoke(decided -> decided.ifPresent(decision -> metrics.count(decision.granting())))
                .map(decided -> decided.map(decision -> decision.toAnswer(config.ttl())));
    }

    Uni<RenewalAnswer> renew(RenewalRequest request) {
        return epochs.renew(request.epoch(), request.replica(), config.ttl())
                .call(held -> notices.heard(request.epoch(), request.heard()))
                .chain(held -> Uni.combine()
                        .all()
                        .unis(epochs.alive(), recalls.take(request.epoch()), notices.of(request.epoch()))
                        .with((alive, recalled, changed) ->
                                new RenewalAnswer(held, config.ttl().toMillis(), alive, recalled, changed)));
    }
}
