package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.routing.Route;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.usage.Funding;
import java.util.Optional;

/** A request that was admitted, whatever it asks for: what settling it must know. */
public interface Admitted {

    RequestId requestId();

    Caller caller();

    Route route();

    /** Our count of the prompt. */
    long promptTokens();

    /** As it was at admission. */
    Discount discount();

    /** The most that it can cost. */
    Credits maximum();

    /** What pays for it; none when the customer pays the provider. */
    Optional<Reservation> reservation();

    /** The customer's own key of the provider. */
    Optional<String> byokKey();

    /** On the monotonic clock. */
    long arrivedNanos();

    /** Who pays the provider. */
    default Funding funding() {
        return byokKey().isPresent() ? Funding.BYOK : Funding.CREDITS;
    }

    /** The key to show to the provider. */
    default String credential() {
        return byokKey().orElse(route().credential());
    }
}
