package dev.florin.metering.recheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.PriceVersion;
import dev.florin.usage.ProviderCost;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge that is not what its usage and its price come to, or a provider's cost that is not.
 *
 * @param chargedMicros as the event tells it, in micro-credits
 * @param dueMicros what it comes to; absent where that cannot be said
 * @param providerCost as the event tells it; absent where it tells none
 * @param dueProviderCost what it comes to; absent where that is not known
 * @param reason what differs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChargeDifference(
        RequestId requestId,
        AccountId accountId,
        String model,
        PriceVersion priceVersion,
        Credits chargedMicros,
        @Nullable Credits dueMicros,
        @Nullable ProviderCost providerCost,
        @Nullable ProviderCost dueProviderCost,
        String reason,
        Instant occurredAt) {}
