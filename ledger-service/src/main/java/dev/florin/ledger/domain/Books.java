package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import java.util.List;
import java.util.Map;

/**
 * What a batch of events may touch, as it stood before: the input of {@link Fold}.
 *
 * @param end the last place in the partition's journal that is taken
 * @param accounts those of the batch that are known
 * @param lots by account, all that hold credits
 * @param leases those of the batch that are known
 */
public record Books(
        Position end, Map<AccountId, Account> accounts, Map<AccountId, List<Lot>> lots, Map<LeaseKey, Lease> leases) {

    public Books {
        accounts = Map.copyOf(accounts);
        lots = Map.copyOf(lots);
        leases = Map.copyOf(leases);
    }

    /** A partition before its first event. */
    public static Books empty(int partition) {
        return new Books(new Position(partition, 0), Map.of(), Map.of(), Map.of());
    }
}
