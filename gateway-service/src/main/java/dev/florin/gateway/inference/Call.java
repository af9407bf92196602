package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.routing.Route;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An admitted request for a chat completion.
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
        long arrivedNanos)
        implements Admitted {

    @Override
    public long promptTokens() {
        return estimate.prompt().tokens();
    }

    @Override
    public Discount discount() {
        return estimate.charge().discount();
    }

    @Override
    public Credits maximum() {
        return estimate.maximum();
    }

    @Override
    public Optional<String> byokKey() {
        return request.byokKey();
    }

    /**
     * What of prompt and answer is charged by its characters, and files by their bytes.
     *
     * @param outputCharacters of all choices
     */
    Usage counted(long outputCharacters) {
        return estimate.prompt().counted().with(Meter.OUTPUT_CHARACTERS, outputCharacters);
    }

    /** The most tokens of one choice, for providers that must be told. */
    public long mostOutputTokens() {
        return outputCap.orElse(Math.min(request.outputLimit().orElse(Long.MAX_VALUE), route.maxOutputTokens()));
    }

    /** When it arrived, in seconds, as its id tells: for answers of providers that do not say when they were made. */
    public long createdSeconds() {
        return (requestId.value().getMostSignificantBits() >>> 16) / 1_000;
    }
}
