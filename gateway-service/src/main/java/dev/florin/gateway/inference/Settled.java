package dev.florin.gateway.inference;

import dev.florin.money.Credits;
import dev.florin.usage.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A request whose usage is durable.
 *
 * @param usage what was charged, by the meters of the price
 * @param used what that came to
 * @param cost the same in the offering's currency
 * @param remaining what the account still has, as far as is known here
 * @param latencyMillis from the request's arrival to the end of the provider's answer
 */
record Settled(Usage usage, Credits used, BigDecimal cost, Optional<Credits> remaining, long latencyMillis) {}
