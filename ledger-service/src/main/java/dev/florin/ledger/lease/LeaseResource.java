package dev.florin.ledger.lease;

import static java.util.stream.Collectors.toSet;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where gateway replicas get and keep what they admit requests against. */
@Path("/leases")
public class LeaseResource {

    private static final int LONGEST_NAME = 100;

    private final LeaseHandler leases;

    public LeaseResource(LeaseHandler leases) {
        this.leases = leases;
    }

    /** Grants leases of many accounts at once and keeps the epoch; an expired epoch gets nothing more. */
    @POST
    public Uni<LeaseAnswer> grant(@Nullable LeaseRequest request) {
        LeaseRequest checked = checked(request);
        return leases.grant(checked).map(answer -> answer.orElseThrow(() -> expired(checked.epoch())));
    }

    /** Keeps all leases of the epoch. */
    @POST
    @Path("/renewals")
    public Uni<RenewalAnswer> renew(@Nullable RenewalRequest request) {
        if (request == null) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "The body is missing");
        }
        requireReplica(request.replica(), request.epoch());
        require(request.heard().size() <= RenewalAnswer.MOST, "heard: at most " + RenewalAnswer.MOST);
        return leases.renew(request);
    }

    private static LeaseRequest checked(@Nullable LeaseRequest request) {
        if (request == null) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "The body is missing");
        }
        requireReplica(request.replica(), request.epoch());
        require(request.number() > 0, "number must be above zero");
        require(request.asks().size() <= LeaseRequest.MAX_ASKS, "asks: at most " + LeaseRequest.MAX_ASKS);
        require(
                request.knownBudgets().size() <= LeaseRequest.MAX_ASKS,
                "knownBudgets: at most " + LeaseRequest.MAX_ASKS);
        request.asks().forEach(LeaseResource::check);
        long nodes = request.asks().stream().map(Ask::node).distinct().count();
        require(nodes == request.asks().size(), "asks: a node stands there twice");
        Set<AccountId> asked =
                request.asks().stream().map(ask -> ask.node().accountId()).collect(toSet());
        require(
                request.knownBudgets().stream().allMatch(known -> asked.contains(known.accountId())),
                "knownBudgets: an account stands there that nothing is asked of");
        return request;
    }

    private static void check(Ask ask) {
        require(ask.node() != null && ask.node().accountId() != null, "asks.node.accountId is missing");
        require(ask.knownMicros() != null, "asks.knownMicros is missing");
        require(ask.leastMicros() != null, "asks.leastMicros is missing");
        require(ask.neededMicros() != null, "asks.neededMicros is missing");
        require(ask.wantedMicros() != null, "asks.wantedMicros is missing");
    }

    private static void requireReplica(@Nullable String replica, @Nullable EpochId epoch) {
        require(epoch != null, "epoch is missing");
        require(
                replica != null && !replica.isBlank() && replica.length() <= LONGEST_NAME && replica.indexOf('\0') < 0,
                "replica must be a name of 1 to " + LONGEST_NAME + " characters");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new Refusal(ErrorCode.INVALID_FIELD, message);
        }
    }

    private static Refusal expired(EpochId epoch) {
        return new Refusal(ErrorCode.EPOCH_EXPIRED, "Epoch " + epoch + " has expired: begin a new one");
    }
}
