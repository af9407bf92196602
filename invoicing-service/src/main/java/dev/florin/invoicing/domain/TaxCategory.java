package dev.florin.invoicing.domain;

/** How tax falls on a sale, by the category codes of EN 16931 (UNTDID 5305). */
public enum TaxCategory {
    /** Standard rate. */
    S,
    /** Reverse charge: the customer owes the tax. */
    AE,
    /** Outside the scope of VAT. */
    O
}
