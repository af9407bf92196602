package dev.florin.gateway.limit;

import dev.florin.id.SpenderId;

/** A spender has asked for as much as it may in a minute. */
public final class RateLimitedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SpenderId spender;
    private final long perMinute;
    private final String unit;
    private final long waitSeconds;

    /** @param unit what is counted: requests or tokens */
    RateLimitedException(SpenderId spender, long perMinute, String unit, long waitSeconds) {
        super(spender + " may ask for " + perMinute + " " + unit + " a minute", null, false, false);
        this.spender = spender;
        this.perMinute = perMinute;
        this.unit = unit;
        this.waitSeconds = waitSeconds;
    }

    public SpenderId spender() {
        return spender;
    }

    public long perMinute() {
        return perMinute;
    }

    public String unit() {
        return unit;
    }

    /** After which the same would be admitted, if nothing else is asked for meanwhile. */
    public long waitSeconds() {
        return waitSeconds;
    }
}
