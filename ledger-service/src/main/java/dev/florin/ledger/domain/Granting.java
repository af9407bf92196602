package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.ledger.domain.LeaseBook.Granted;
import dev.florin.money.Credits;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The grants of one request, in the order asked. */
public record Granting(List<Step> steps) {

    public static final Granting NOTHING = new Granting(List.of());

    /** One grant: what was asked, the lease before it, and what stands behind it. */
    public record Step(Ask ask, Lease before, Granted after) {

        public Credits grantedMicros() {
            return after.lease().grantedMicros().minus(before.grantedMicros());
        }

        private boolean isChange() {
            return !grantedMicros().isZero();
        }

        private Grant toGrant() {
            Account account = after.account();
            return new Grant(
                    account.accountId(),
                    after.lease().grantedMicros(),
                    account.freeMicros(),
                    elsewhereMicros(),
                    account.block());
        }

        private Credits elsewhereMicros() {
            return after.account().leasedMicros().minus(after.lease().outstandingMicros());
        }

        /** Others hold what is missing here. An answer that was lost is told again, and nothing is missing then. */
        private boolean isShort() {
            return before.grantedMicros().equals(ask.knownMicros())
                    && grantedMicros().isLessThan(ask.neededMicros())
                    && !elsewhereMicros().isZero();
        }
    }

    /**
     * @param ending by account, credits whose time is over before the leases'
     */
    public static Granting of(
            LeaseRequest request,
            Map<AccountId, Account> accounts,
            Map<AccountId, Credits> ending,
            Map<LeaseKey, Lease> leases) {
        return new Granting(request.asks().stream()
                .map(ask -> step(
                        ask,
                        leases.getOrDefault(new LeaseKey(ask.accountId(), request.epoch()), none(ask, request.epoch())),
                        accounts.getOrDefault(ask.accountId(), Account.blank(ask.accountId())),
                        ending.getOrDefault(ask.accountId(), Credits.ZERO)))
                .toList());
    }

    public List<Account> changedAccounts() {
        return steps.stream()
                .filter(Step::isChange)
                .map(step -> step.after().account())
                .toList();
    }

    public List<Lease> changedLeases() {
        return steps.stream()
                .filter(Step::isChange)
                .map(step -> step.after().lease())
                .toList();
    }

    /** Of which other replicas should give back what they do not use. */
    public List<AccountId> recalled() {
        return steps.stream()
                .filter(Step::isShort)
                .map(step -> step.after().account().accountId())
                .toList();
    }

    public LeaseAnswer toAnswer(Duration ttl) {
        return new LeaseAnswer(ttl.toMillis(), steps.stream().map(Step::toGrant).toList());
    }

    /** An account that the ledger does not know yet has nothing to grant. */
    private static Step step(Ask ask, Lease lease, Account account, Credits ending) {
        return new Step(ask, lease, LeaseBook.grant(account, lease, ask, ending));
    }

    private static Lease none(Ask ask, EpochId epoch) {
        return Lease.none(new LeaseKey(ask.accountId(), epoch));
    }
}
