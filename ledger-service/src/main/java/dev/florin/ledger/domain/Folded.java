package dev.florin.ledger.domain;

import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Position;
import java.util.List;

/**
 * What a batch of events did: the output of {@link Fold}.
 *
 * @param end the last place in the partition's journal that is taken now
 * @param accounts the changed ones, as they stand now
 * @param lots the changed and new ones
 * @param leases the changed ones
 * @param reapedLeases those that ended with their replica's life
 * @param disputes the changed and new ones
 * @param transfers in the journal's order, without a gap
 * @param shortfalls what leases withheld: the one thing that does not follow from the events
 */
public record Folded(
        Position end,
        List<Account> accounts,
        List<Lot> lots,
        List<Lease> leases,
        List<LeaseKey> reapedLeases,
        List<Dispute> disputes,
        List<Transfer> transfers,
        List<Milestone> milestones,
        List<Shortfall> shortfalls,
        List<Alert> alerts,
        List<Refused> refused) {

    public Folded {
        accounts = List.copyOf(accounts);
        lots = List.copyOf(lots);
        leases = List.copyOf(leases);
        reapedLeases = List.copyOf(reapedLeases);
        disputes = List.copyOf(disputes);
        transfers = List.copyOf(transfers);
        milestones = List.copyOf(milestones);
        shortfalls = List.copyOf(shortfalls);
        alerts = List.copyOf(alerts);
        refused = List.copyOf(refused);
    }
}
