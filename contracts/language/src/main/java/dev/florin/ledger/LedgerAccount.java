package dev.florin.ledger;

/** The chart of accounts, as far as transfers move between them. */
public enum LedgerAccount {
    /** Liability: prepaid credits that customers can still spend. */
    CUSTOMER_CREDITS,
    /** Revenue: credits spent. */
    REVENUE,
    /** Asset: money the payment processor owes the operator. */
    PROCESSOR_CLEARING,
    /** Liability: tax collected for the tax office. */
    TAX,
    /** Expense: usage that nobody's credits covered. */
    OPERATOR_LOSS
}
