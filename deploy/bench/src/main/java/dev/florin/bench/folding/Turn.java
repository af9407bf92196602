package dev.florin.bench.folding;

/**
 * Two backlogs, folded one after the other.
 *
 * @param measured events a second into the books and out again, until the last partition was done
 * @param compared the same of what it is compared with
 */
public record Turn(double measured, double compared) {

    public double ratio() {
        return measured / compared;
    }
}
