package dev.florin.invoicing.tax;

import dev.florin.invoicing.TaxQuote;

/** What comes of asking for the tax on an order. */
sealed interface Quoting {

    /** The quote, fixed now or before. */
    record Quoted(TaxQuote quote) implements Quoting {}

    /** Nobody can tell the tax without knowing the buyer. */
    record ProfileMissing() implements Quoting {}

    /** The order was quoted before, for another amount or another account. */
    record Contradiction() implements Quoting {}
}
