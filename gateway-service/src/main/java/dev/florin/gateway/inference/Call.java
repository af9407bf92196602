package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.routing.Route;
import dev.florin.id.RequestId;
import dev.florin.usage.Funding;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An admitted request.
 *
 * @param reservation what pays for it; none when the customer pays the provider, or nobody has to
 * @param outputCap the limit per choice that the balance sets, where it is below the model's
 * @param arrivedNanos on the monotonic clock
 */
public record Call(
        RequestId requestId,
        Caller caller,
        ChatRequest request,
        Route route,
        Estimate estimate,
        Optional<Reservation> reservation,
        OptionalLong outputCap,
        long arrivedNanos) {

    /** Our count of the prompt. */
    public long promptTokens() {
        return estimate.promptTokens();
    }

    /** Who pays the provider. */
    public Funding funding() {
        return request.byokKey().isPresent() ? Funding.BYOK : Funding.CREDITS;
    }

    /** The key to show to the provider. */
    public String credential() {
        return request.byokKey().orElse(route.credential());
    }
}
