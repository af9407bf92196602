package dev.florin.ledger.lease;

import dev.florin.id.EpochId;
import dev.florin.lease.LeaseRequest;
import dev.florin.ledger.lease.GroupTransaction.Decision;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls that wait to be decided, a bounded number of them. Safe for use by many threads. */
final class WaitingCalls {

    private final int mostWaiting;
    private final int mostCalls;
    private final int mostAsks;
    private final Set<Call> waiting = new LinkedHashSet<>();
    private boolean isClosed;

    /** A request, and who waits for what is decided. Each is another one, whatever it asks. */
    static final class Call {

        private final LeaseRequest request;
        private final UniEmitter<? super Optional<Decision>> caller;

        Call(LeaseRequest request, UniEmitter<? super Optional<Decision>> caller) {
            this.request = request;
            this.caller = caller;
        }

        LeaseRequest request() {
            return request;
        }

        UniEmitter<? super Optional<Decision>> caller() {
            return caller;
        }
    }

    /**
     * @param mostWaiting calls
     * @param mostCalls in a group
     * @param mostAsks of a group's calls together; one call alone may have more
     */
    WaitingCalls(int mostWaiting, int mostCalls, int mostAsks) {
        this.mostWaiting = mostWaiting;
        this.mostCalls = mostCalls;
        this.mostAsks = mostAsks;
    }

    /** False when there are too many, or none is decided any more. */
    synchronized boolean add(Call call) {
        if (isClosed || waiting.size() >= mostWaiting) {
            return false;
        }
        notifyAll();
        return waiting.add(call);
    }

    synchronized int size() {
        return waiting.size();
    }

    /**
     * Waits for calls, and takes as many as fit into a group, in the order in which they came; of an epoch only one, so that
     * a replica's calls are decided one after another. Empty when closed.
     */
    synchronized List<Call> takeGroup() throws InterruptedException {
        while (waiting.isEmpty() && !isClosed) {
            wait();
        }
        List<Call> group = new ArrayList<>();
        Set<EpochId> epochs = new HashSet<>();
        int asks = 0;
        for (Iterator<Call> each = waiting.iterator(); each.hasNext() && group.size() < mostCalls; ) {
            Call call = each.next();
            int more = call.request().asks().size();
            boolean fits = group.isEmpty() || asks + more <= mostAsks;
            if (fits && epochs.add(call.request().epoch())) {
                each.remove();
                group.add(call);
                asks += more;
            }
        }
        return group;
    }

    /** No call is taken up or decided any more; returns those that wait. */
    synchronized List<Call> close() {
        isClosed = true;
        List<Call> left = List.copyOf(waiting);
        waiting.clear();
        notifyAll();
        return left;
    }
}
