package dev.florin.payments.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Stripe's events for operators, above all the parked ones. */
@Path("/webhook-events")
public class WebhookEventsResource {

    private static final int MAX_LIMIT = 200;

    private final WebhookEventStore events;
    private final WebhookWorker worker;
    private final Clock clock;

    public WebhookEventsResource(WebhookEventStore events, WebhookWorker worker, Clock clock) {
        this.events = events;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * Some of the events in one state, newest first.
     *
     * @param next the {@code before} of the following page, absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventPage(
            List<EventAnswer> items, @Nullable Long next) {

        static EventPage of(List<WebhookEventRow> rows, int limit) {
            List<EventAnswer> items =
                    rows.stream().limit(limit).map(EventAnswer::from).toList();
            return new EventPage(items, rows.size() > limit ? items.getLast().position() : null);
        }
    }

    /** One event, without its payload. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventAnswer(
            long position,
            String stripeEventId,
            String type,
            WebhookState state,
            int attempts,
            @Nullable String reason,
            Instant receivedAt) {

        static EventAnswer from(WebhookEventRow row) {
            return new EventAnswer(
                    row.position, row.stripeEventId, row.type, row.state, row.attempts, row.reason, row.receivedAt);
        }
    }

    @GET
    public Uni<EventPage> list(
            @QueryParam("state") @DefaultValue("parked") String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "limit: must be from 1 to " + MAX_LIMIT);
        }
        return events.page(stateOf(state), before, limit + 1).map(rows -> EventPage.of(rows, limit));
    }

    /** Has a parked event worked off once more, after what was in the way has been put right. */
    @POST
    @Path("/{stripeEventId}/retries")
    @ResponseStatus(202)
    public Uni<Void> retry(@PathParam("stripeEventId") String stripeEventId) {
        return events.revive(stripeEventId, clock.instant())
                .invoke(revived -> startIf(revived, stripeEventId))
                .replaceWithVoid();
    }

    private void startIf(boolean revived, String stripeEventId) {
        if (!revived) {
            throw new Refusal(ErrorCode.NOT_FOUND, "There is no parked event " + stripeEventId);
        }
        worker.start(stripeEventId);
    }

    private static WebhookState stateOf(String text) {
        return Arrays.stream(WebhookState.values())
                .filter(state -> state.shown().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID_FIELD, "state: must be received, processed, ignored or parked"));
    }
}
