package dev.florin.pricing;

import dev.florin.money.Credits;

/**
 * Usage x price, rounded once.
 *
 * @param amountMicros the rounded amount
 * @param priceVersion the price that was frozen when the request was admitted
 * @param rounding the rule of the one rounding
 */
public record Charge(Credits amountMicros, PriceVersion priceVersion, Rounding rounding) {}
