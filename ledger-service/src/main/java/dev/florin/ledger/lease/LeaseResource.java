package dev.florin.ledger.lease;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
        return leases.renew(request);
    }

    private static LeaseRequest checked(@Nullable LeaseRequest request) {
        if (request == null) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "The body is missing");
        }
        requireReplica(request.replica(), request.epoch());
        require(request.number() > 0, "number must be above zero");
        require(request.asks().size() <= LeaseRequest.MAX_ASKS, "asks: at most " + LeaseRequest.MAX_ASKS);
        request.asks().forEach(LeaseResource::check);
        long accounts = request.asks().stream().map(Ask::accountId).distinct().count();
        require(accounts == request.asks().size(), "asks: an account stands there twice");
        return request;
    }

    private static void check(Ask ask) {
        require(ask.accountId() != null, "asks.accountId is missing");
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
