package dev.florin.metering.whatif;

import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request comes to at a price. */
sealed interface Trial {

    /**
     * It would be charged.
     *
     * @param revenueMicros in micro-credits
     * @param cost what the operator owes; null where that is not known, or nothing since the customer's own key pays
     * @param costInCreditsMicros the same in micro-credits; null where it is not known or not in the offering's currency
     */
    record Priced(
            long revenueMicros,
            @Nullable ProviderCost cost,
            @Nullable Long costInCreditsMicros) implements Trial {}

    /**
     * It would be refused.
     *
     * @param meters that lack a rate; empty where the model is not sold, or the charge would be more than credits can hold
     */
    record Unpriced(Set<Meter> meters) implements Trial {}
}
