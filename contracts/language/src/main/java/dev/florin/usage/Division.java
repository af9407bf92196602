package dev.florin.usage;

/**
 * A total that a provider reports, on its way to being divided among meters by what it says the total is made of.
 *
 * <p>Whatever it says, the meters add up to the total and none is below zero: a part takes at most what the parts before
 * it have left. So nothing is counted twice where a provider counts parts within their whole, and a report that
 * contradicts itself is charged for its total and no more.
 *
 * @param left what no part has taken yet
 * @param taken by meter
 * @param isContradicted whether the parts were more than the total
 */
public record Division(long left, Usage taken, boolean isContradicted) {

    public Division {
        if (left < 0) {
            throw new IllegalArgumentException("a total below zero: " + left);
        }
    }

    /**
     * Nothing is taken yet.
     *
     * @param total zero or more
     */
    public static Division of(long total) {
        return new Division(total, Usage.NONE, false);
    }

    /** So much of the total belongs to the meter. The parts that come first are the ones that are believed. */
    public Division part(Meter meter, long quantity) {
        long fitting = Math.min(left, quantity);
        return new Division(left - fitting, taken.with(meter, fitting), isContradicted || fitting < quantity);
    }

    /** All that is left belongs to the meter. */
    public Usage rest(Meter meter) {
        return taken.with(meter, left);
    }
}
