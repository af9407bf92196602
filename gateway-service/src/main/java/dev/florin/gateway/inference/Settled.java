package dev.florin.gateway.inference;

import dev.florin.money.Credits;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A request whose usage is durable.
 *
 * @param used what it was charged
 * @param cost the same in the offering's currency
 * @param remaining what the account still has, as far as is known here
 * @param latencyMillis from the request's arrival to the end of the provider's answer
 */
record Settled(Credits used, BigDecimal cost, Optional<Credits> remaining, long latencyMillis) {}
