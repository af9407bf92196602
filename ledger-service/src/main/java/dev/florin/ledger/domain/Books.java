package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.ledger.Position;
import dev.florin.money.Credits;
import java.util.List;
import java.util.Map;

/**
 * What a batch of events may touch, as it stood before: the input of {@link Fold}.
 *
 * @param end the last place in the partition's journal that is taken
 * @param accounts those of the batch that are known
 * @param lots by account, all that hold credits
 * @param leases those of the batch that are known
 * @param covered by cause, how much of a charge was found when the log was first folded, where leases withheld a part
 */
public record Books(
        Position end,
        Map<AccountId, Account> accounts,
        Map<AccountId, List<Lot>> lots,
        Map<LeaseKey, Lease> leases,
        Map<EventId, Credits> covered) {

    /** A partition before its first event. */
    public static Books empty(int partition) {
        return new Books(new Position(partition, 0), Map.of(), Map.of(), Map.of(), Map.of());
    }
}
