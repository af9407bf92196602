package dev.florin.stripesandbox.session;

/**
 * One line of a checkout.
 *
 * @param unitAmount in the currency's minor unit
 */
public record LineItem(String name, long unitAmount, long quantity) {

    public long amount() {
        return Math.multiplyExact(unitAmount, quantity);
    }
}
