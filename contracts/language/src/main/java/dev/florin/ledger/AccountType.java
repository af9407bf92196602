package dev.florin.ledger;

/** The classes of a chart of accounts. */
public enum AccountType {
    ASSET(Side.DEBIT),
    LIABILITY(Side.CREDIT),
    REVENUE(Side.CREDIT),
    EXPENSE(Side.DEBIT);

    /** The two sides of a transfer. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    private final Side normalSide;

    AccountType(Side normalSide) {
        this.normalSide = normalSide;
    }

    /** The side on which accounts of the type grow. */
    public Side normalSide() {
        return normalSide;
    }
}
