package dev.florin.simulation;

import dev.florin.budget.CountedBudget;
import dev.florin.gateway.admission.Spender;
import dev.florin.id.BudgetId;
import dev.florin.id.EventId;
import dev.florin.lease.Node;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.BudgetBalance;
import dev.florin.ledger.domain.HeldBudget;
import java.util.ArrayList;
import java.util.List;

/** What must add up, all the time and in the end; throws {@link Violation} where it does not. */
final class Audit {

    private final Ledger ledger;
    private final Log log;
    private final Customers customers;

    Audit(Ledger ledger, Log log, Customers customers) {
        this.ledger = ledger;
        this.log = log;
        this.customers = customers;
    }

    /** What a replica counts on is set aside for it, wherever it is: at hand, reserved, or on its way to the books. */
    void alive(Gateway gateway) {
        if (!gateway.isRunning() || !ledger.isHeld(gateway.epoch())) {
            return;
        }
        for (Node node : nodes()) {
            long expects = gateway.expectsSetAside(node);
            long outstanding = ledger.outstanding(gateway.epoch(), node);
            if (expects > outstanding) {
                throw new Violation(gateway.name() + " counts on " + expects + " of " + node + ", but only "
                        + outstanding + " are set aside for it");
            }
        }
    }

    /** What was decided by then limits what is admitted now. */
    void admitted(Network.Admittance admittance, long decidedBy) {
        Spender spender = admittance.request().spender;
        List<BudgetId> counted = admittance.reservation().countedIn().stream()
                .map(CountedBudget::budgetId)
                .toList();
        for (HeldBudget limit : ledger.budgets().limitsSince(spender.accountId(), decidedBy)) {
            if (spender.countsFor(limit.budget().spender())
                    && !counted.contains(limit.budget().budgetId())) {
                throw new Violation("a request of " + spender + " was admitted without regard to " + limit);
            }
        }
    }

    /** Nothing is on its way any more. */
    void atRest(Gateway gateway) {
        for (Node node : nodes()) {
            long expects = gateway.expectsSetAside(node);
            long outstanding = ledger.outstanding(gateway.epoch(), node);
            if (expects != outstanding) {
                throw new Violation("at rest " + gateway.name() + " counts on " + expects + " of " + node + ", but "
                        + outstanding + " are set aside for it");
            }
        }
    }

    /** All replicas are gone for longer than they are waited for: nothing leaked, and every answered request is charged once. */
    void end(List<Gateway> gateways, List<Request> requests, long grantedMicros) {
        if (!ledger.hasFoldedAll()) {
            throw new Violation("the fold does not come to the end of the log");
        }
        gateways.forEach(this::isReaped);
        ledger.accounts().forEach(Audit::leasesNothing);
        ledger.budgets().balances().values().forEach(this::isPaid);
        requests.forEach(this::isChargedOnce);
        addsUp(grantedMicros);
    }

    private void isReaped(Gateway gateway) {
        if (!ledger.isReaped(gateway.epoch())) {
            throw new Violation(gateway.name() + " is gone, but its epoch was never reaped");
        }
    }

    private static void leasesNothing(Account account) {
        if (!account.leasedMicros().isZero()) {
            throw new Violation(account.accountId() + " has " + account.leasedMicros() + " leased to nobody");
        }
    }

    private void isPaid(BudgetBalance balance) {
        if (!balance.leasedMicros().isZero()) {
            throw new Violation(balance + " has something leased to nobody");
        }
        long paid = ledger.charges().paidOf(balance.window());
        if (balance.spentMicros().micros() != paid) {
            throw new Violation(balance + " counts otherwise than " + paid + ", which was paid by transfers");
        }
    }

    /** And none that never ended. */
    private void isChargedOnce(Request request) {
        EventId event = new EventId(request.id.value());
        long charged = ledger.charges().of(event);
        boolean isToBeCharged = log.has(event);
        if (request.state == Request.State.ANSWERED && !isToBeCharged) {
            throw new Violation(request.id + " was answered, but is not in the log");
        }
        if (charged != (isToBeCharged ? request.charge.micros() : 0)) {
            throw new Violation(request.id + " is " + request.state + " and was charged " + charged + " instead of "
                    + request.charge);
        }
    }

    private void addsUp(long grantedMicros) {
        long balances = 0;
        for (Account account : ledger.accounts()) {
            balances += account.balanceMicros().micros();
        }
        long paid = ledger.charges().paidMicros();
        if (grantedMicros != balances + paid) {
            throw new Violation(
                    grantedMicros + " were bought, but " + balances + " are left and " + paid + " were paid");
        }
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        customers.accounts().forEach(account -> nodes.add(Node.of(account)));
        ledger.budgets()
                .balances()
                .values()
                .forEach(balance -> nodes.add(new Node(balance.accountId(), balance.window())));
        return nodes;
    }
}
