package dev.florin.simulation;

/** Something that must never happen has happened. */
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }
}
