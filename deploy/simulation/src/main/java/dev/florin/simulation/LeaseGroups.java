package dev.florin.simulation;

import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The ledger's lease calls: those that come while a transaction is under way are decided together in the next one. */
final class LeaseGroups {

    private static final long LONGEST_TRANSACTION = 50 * World.MILLIS;

    private final World world;
    private final Ledger ledger;
    private final List<Call> waiting = new ArrayList<>();
    private boolean isUnderWay;

    private record Call(LeaseRequest request, Consumer<Optional<LeaseAnswer>> caller) {}

    LeaseGroups(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    void decide(LeaseRequest request, Consumer<Optional<LeaseAnswer>> caller) {
        waiting.add(new Call(request, caller));
        if (!isUnderWay) {
            begin();
        }
    }

    private void begin() {
        isUnderWay = true;
        List<Call> group = takeGroup();
        world.after(world.skewed(0, LONGEST_TRANSACTION), () -> {
            commit(group);
            isUnderWay = false;
            if (!waiting.isEmpty()) {
                begin();
            }
        });
    }

    /** Of an epoch only one. */
    private List<Call> takeGroup() {
        List<Call> group = new ArrayList<>();
        Set<EpochId> epochs = new HashSet<>();
        for (Iterator<Call> each = waiting.iterator(); each.hasNext(); ) {
            Call call = each.next();
            if (epochs.add(call.request().epoch())) {
                each.remove();
                group.add(call);
            }
        }
        return group;
    }

    /** What the database undoes is decided one by one. */
    private void commit(List<Call> group) {
        if (group.size() > 1 && world.chance(50)) {
            group.forEach(call -> commit(List.of(call)));
            return;
        }
        List<Optional<LeaseAnswer>> answers =
                ledger.grant(group.stream().map(Call::request).toList());
        for (int i = 0; i < group.size(); i++) {
            group.get(i).caller().accept(answers.get(i));
        }
    }
}
