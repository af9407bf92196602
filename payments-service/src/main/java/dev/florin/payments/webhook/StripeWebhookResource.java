package dev.florin.payments.webhook;

import dev.florin.edge.identity.PublicEndpoint;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.payments.stripe.StripeConfig;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where Stripe tells: verify over the raw body, store, answer; the work comes after the answer. */
@PublicEndpoint
@Path("/webhooks/stripe")
public class StripeWebhookResource {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final StripeSignature signature;
    private final WebhookEventStore events;
    private final WebhookWorker worker;
    private final Clock clock;

    public StripeWebhookResource(StripeConfig config, WebhookEventStore events, WebhookWorker worker, Clock clock) {
        this.signature = new StripeSignature(config.webhookSecret(), TOLERANCE);
        this.events = events;
        this.worker = worker;
        this.clock = clock;
    }

    /** Answers 200 once the event is stored, also to a repeat; 400 that says why to what Stripe cannot have sent. */
    @POST
    public Uni<Response> receive(@HeaderParam("Stripe-Signature") @Nullable String header, byte @Nullable [] body) {
        byte[] payload = body == null ? new byte[0] : body;
        Instant now = clock.instant();
        signature.objection(payload, header, now).ifPresent(objection -> {
            throw new Refusal(ErrorCode.INVALID_SIGNATURE, objection);
        });
        SignedEvent event = SignedEvent.read(payload)
                .orElseThrow(() -> new Refusal(ErrorCode.MALFORMED_REQUEST, "The body is no event of Stripe's"));
        return events.store(event, now)
                .invoke(fresh -> startIf(fresh, event))
                .replaceWith(() -> Response.ok().build());
    }

    private void startIf(boolean fresh, SignedEvent event) {
        if (fresh) {
            worker.start(event.stripeEventId());
        }
    }
}
