package dev.florin.ledger.lease;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.lease.LeaseRequest;
import dev.florin.ledger.lease.GroupTransaction.Decision;
import dev.florin.ledger.lease.WaitingCalls.Call;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Calls that come while a transaction is under way are decided together in the next one: the more there are, the less each
 * costs. A call alone does not wait.
 */
@ApplicationScoped
public class CallGroups {

    private static final Logger LOG = Logger.getLogger(CallGroups.class);

    /** Of what is wrong with the data, or with two transactions at once: the database has undone all, and says so. */
    private static final Set<String> UNDONE = Set.of("22", "23", "40");

    private final GroupTransaction transaction;
    private final int leaders;
    private final WaitingCalls waiting;
    private final LeaseMetrics metrics;

    public CallGroups(GroupTransaction transaction, LeaseConfig config, LeaseMetrics metrics) {
        this.transaction = transaction;
        this.metrics = metrics;
        this.leaders = config.groupsAtOnce();
        this.waiting = new WaitingCalls(config.callsWaiting(), config.groupCalls(), config.groupAsks());
        metrics.watchWaiting(waiting::size);
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < leaders; i++) {
            Thread unused = Thread.ofVirtual().name("lease-group-" + i).start(this::lead);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        waiting.close().forEach(CallGroups::refuse);
    }

    /** Fails with a {@link Refusal} when too many wait; empty when the epoch has expired: nothing was granted then. */
    Uni<Optional<Decision>> decide(LeaseRequest request) {
        return Uni.createFrom().emitter(caller -> {
            Call call = new Call(request, caller);
            if (!waiting.add(call)) {
                refuse(call);
            }
        });
    }

    private void lead() {
        try {
            for (List<Call> group = waiting.takeGroup(); !group.isEmpty(); group = waiting.takeGroup()) {
                decide(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be decided together is decided one by one: a call that fails harms no other. Errors too: whoever leads goes on. */
    private void decide(List<Call> group) {
        List<Optional<Decision>> decisions;
        try {
            decisions = transaction.decide(group.stream().map(Call::request).toList());
        } catch (SQLException | RuntimeException | Error e) {
            if (group.size() > 1 && isUndone(e)) {
                LOG.warnf(e, "%d lease calls are decided one by one", group.size());
                metrics.decidedOneByOne();
                group.forEach(call -> decide(List.of(call)));
            } else {
                group.forEach(call -> call.caller().fail(e));
            }
            return;
        }
        metrics.decidedTogether(group.size());
        for (int i = 0; i < group.size(); i++) {
            group.get(i).caller().complete(decisions.get(i));
        }
    }

    /** Where the database is away, it may have committed: who was not answered asks what it has. */
    private static boolean isUndone(Throwable failure) {
        return !(failure instanceof SQLException refusal)
                || (refusal.getSQLState() != null
                        && refusal.getSQLState().length() == 5
                        && UNDONE.contains(refusal.getSQLState().substring(0, 2)));
    }

    private static void refuse(Call call) {
        call.caller().fail(new Refusal(ErrorCode.UNAVAILABLE, "Too many lease calls wait: ask again"));
    }
}
