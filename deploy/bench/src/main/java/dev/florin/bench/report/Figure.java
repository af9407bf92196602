package dev.florin.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param id names it in the JSON, for good
 * @param unit of measured and target
 * @param target null where it is there to compare with
 */
public record Figure(
        String id,
        String title,
        String unit,
        double measured,
        @Nullable Target target) {

    public static Figure of(String id, String title, String unit, double measured) {
        return new Figure(id, title, unit, measured, null);
    }

    public Figure withTarget(Target what) {
        return new Figure(id, title, unit, measured, what);
    }
}
