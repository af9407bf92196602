package dev.florin.ledger;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The chart of accounts. Every transfer debits one of them and credits another by the same amount of the same unit, so
 * that the debits and credits of all together are equal, unit by unit.
 */
public enum LedgerAccount {
    /** Money the payment processor owes the operator. */
    PROCESSOR_CLEARING(110, AccountType.ASSET),
    /** What customers owe the operator: usage on credit, and refunded or disputed credits that were spent before. */
    RECEIVABLE(120, AccountType.ASSET),
    /** Prepaid credits that customers can still spend. */
    CUSTOMER_CREDITS(210, AccountType.LIABILITY),
    /** Tax collected for the tax office. */
    TAX(220, AccountType.LIABILITY),
    /** What the operator owes the providers of models. */
    PROVIDER_PAYABLE(230, AccountType.LIABILITY),
    /** Credits spent. */
    REVENUE(410, AccountType.REVENUE),
    /** Credits that ran out unspent: the operator earned them without a service. */
    BREAKAGE(420, AccountType.REVENUE),
    /** What providers charge for the usage of models. */
    PROVIDER_COST(510, AccountType.EXPENSE),
    /** Usage that nobody's credits covered, and disputed credits that were lost. */
    OPERATOR_LOSS(520, AccountType.EXPENSE),
    /**
     * Credits given without a payment of their own: free tier, promotions, the allowance of a plan. No money came in
     * with them, so they stand against no asset; kept apart from losses, since giving them was a decision to sell.
     */
    PROMOTION(530, AccountType.EXPENSE),
    /**
     * Corrections by hand, up as a debit and down as a credit. Kept apart from promotions, so that an auditor finds
     * every one of them, with reason and author, on one account.
     */
    ADJUSTMENT(540, AccountType.EXPENSE);

    private static final Map<Integer, LedgerAccount> BY_CODE =
            Stream.of(values()).collect(toUnmodifiableMap(account -> (int) account.code, Function.identity()));

    private final short code;
    private final AccountType type;

    LedgerAccount(int code, AccountType type) {
        this.code = (short) code;
        this.type = type;
    }

    /** Throws {@link IllegalArgumentException} on a number that no account has. */
    public static LedgerAccount fromCode(int code) {
        LedgerAccount account = BY_CODE.get(code);
        if (account == null) {
            throw new IllegalArgumentException("no ledger account has the number " + code);
        }
        return account;
    }

    /** Its number in the journal; never changed and never used again. */
    public short code() {
        return code;
    }

    public AccountType type() {
        return type;
    }
}
