package dev.florin.usage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Quantities by meter, in whole units of the meter, zeros left out.
 *
 * <p>In JSON an object such as {@code {"tokens.input": 25, "tokens.output": 150}}.
 */
public record Usage(@JsonValue Map<Meter, Long> quantities) {

    public static final Usage NONE = new Usage(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Usage {
        Map<Meter, Long> kept = new EnumMap<>(Meter.class);
        quantities.forEach((meter, quantity) -> {
            if (quantity < 0) {
                throw new IllegalArgumentException(meter + " below zero: " + quantity);
            }
            if (quantity > 0) {
                kept.put(meter, quantity);
            }
        });
        quantities = Collections.unmodifiableMap(kept);
    }

    public static Usage of(Meter meter, long quantity) {
        return new Usage(Map.of(meter, quantity));
    }

    /** This usage with a quantity added under a meter; throws {@link ArithmeticException} on overflow. */
    public Usage with(Meter meter, long quantity) {
        return plus(of(meter, quantity));
    }

    /** The sum, meter by meter; throws {@link ArithmeticException} on overflow. */
    public Usage plus(Usage other) {
        Map<Meter, Long> sum = new EnumMap<>(Meter.class);
        sum.putAll(quantities);
        other.quantities.forEach((meter, quantity) -> sum.merge(meter, quantity, Math::addExact));
        return new Usage(sum);
    }

    /** The quantity under a meter, zero where there is none. */
    public long quantity(Meter meter) {
        return quantities.getOrDefault(meter, 0L);
    }

    /**
     * The sum over a meter and all that tell apart a part of it; throws {@link ArithmeticException} on overflow.
     *
     * @param meter such as {@link Meter#INPUT_TOKENS} for the whole prompt
     */
    public long within(Meter meter) {
        return quantities.entrySet().stream()
                .filter(entry -> entry.getKey().isWithin(meter))
                .mapToLong(Map.Entry::getValue)
                .reduce(0, Math::addExact);
    }

    /** All tokens, each counted once; throws {@link ArithmeticException} on overflow. */
    public long tokens() {
        return Math.addExact(within(Meter.INPUT_TOKENS), within(Meter.OUTPUT_TOKENS));
    }
}
