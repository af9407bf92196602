package dev.florin.offering;

import dev.florin.money.Money;

/**
 * Which amounts customers may order besides the packages; what lies above is agreed with them.
 *
 * @param minimum the least, without tax
 * @param maximum the most, without tax
 */
public record CustomAmount(Money minimum, Money maximum) {

    /** Whether the amount is of the offering's currency. */
    public boolean hasCurrencyOf(Money amount) {
        return amount.currency().equals(minimum.currency());
    }

    public boolean isBelow(Money amount) {
        return amount.minor() < minimum.minor();
    }

    public boolean isAbove(Money amount) {
        return amount.minor() > maximum.minor();
    }
}
