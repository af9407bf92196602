package dev.florin.payments.domain;

/** What an order makes of {@link PaymentNews}. */
public sealed interface Verdict {

    /** The order goes on to another state. */
    record Advanced(Order next) implements Verdict {}

    /** Nothing new: a repeat, or something that a later state has overtaken. */
    record Unchanged() implements Verdict {}

    /**
     * The news contradicts the order: the order stays, a person must look.
     *
     * @param reason what contradicts what
     */
    record Contradicted(String reason) implements Verdict {}
}
