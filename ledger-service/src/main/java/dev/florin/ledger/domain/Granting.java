package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.ledger.domain.LeaseBook.Granted;
import dev.florin.money.Credits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The grants of one request, in the order asked.
 *
 * @param budgets of the accounts of which the replica does not know the present ones
 */
public record Granting(List<Step> steps, List<AccountBudgets> budgets) {

    public static final Granting NOTHING = new Granting(List.of(), List.of());

    /**
     * One grant: what was asked, the lease before it, and what stands behind it.
     *
     * @param version the account's
     */
    public record Step(Ask ask, Lease before, Granted after, long version) {

        public Credits grantedMicros() {
            return after.lease().grantedMicros().minus(before.grantedMicros());
        }

        private boolean isChange() {
            return !grantedMicros().isZero();
        }

        private Grant toGrant() {
            return new Grant(
                    ask.node(), after.lease().grantedMicros(), after.node().freeMicros(), elsewhereMicros(), version);
        }

        private Credits elsewhereMicros() {
            return after.node().leasedMicros().minus(after.lease().outstandingMicros());
        }

        /** Others hold what is missing here. An answer that was lost is told again, and nothing is missing then. */
        private boolean isShort() {
            return before.grantedMicros().equals(ask.knownMicros())
                    && grantedMicros().isLessThan(ask.neededMicros())
                    && !elsewhereMicros().isZero();
        }
    }

    public static Granting of(LeaseRequest request, LeasedBooks books) {
        return new Granting(
                request.asks().stream()
                        .map(ask -> step(ask, request.epoch(), books))
                        .toList(),
                request.knownBudgets().stream()
                        .flatMap(known -> changed(known, books))
                        .toList());
    }

    public List<Account> changedAccounts() {
        return changed(Account.class);
    }

    public List<BudgetBalance> changedBudgets() {
        return changed(BudgetBalance.class);
    }

    public List<Lease> changedLeases() {
        return steps.stream()
                .filter(Step::isChange)
                .map(step -> step.after().lease())
                .toList();
    }

    /** Of which other replicas should give back what they do not use. */
    public List<Node> recalled() {
        return steps.stream()
                .filter(Step::isShort)
                .map(step -> step.ask().node())
                .toList();
    }

    /** @param changedBudgets of which the replica has not heard */
    public LeaseAnswer toAnswer(Duration ttl, List<BudgetsVersion> changedBudgets) {
        return new LeaseAnswer(ttl.toMillis(), steps.stream().map(Step::toGrant).toList(), budgets, changedBudgets);
    }

    private <T extends Leasable> List<T> changed(Class<T> type) {
        return steps.stream()
                .filter(Step::isChange)
                .map(step -> step.after().node())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Step step(Ask ask, EpochId epoch, LeasedBooks books) {
        Lease lease = books.lease(new LeaseKey(ask.node(), epoch));
        Granted granted = LeaseBook.grant(books.of(ask.node()), lease, ask, books.endingOf(ask.node()));
        return new Step(ask, lease, granted, books.versionOf(ask));
    }

    private static Stream<AccountBudgets> changed(BudgetsVersion known, LeasedBooks books) {
        AccountId account = known.accountId();
        AccountBudgets present = books.budgetsOf(account);
        return present.version() == known.version() ? Stream.empty() : Stream.of(present);
    }
}
