package dev.florin.ledger;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Why a transfer was posted. */
public enum TransferKind {
    /** Credits bought and paid for. */
    PURCHASE(1),
    /** Tax collected with a purchase. */
    PURCHASE_TAX(2),
    /** A request's charge, taken from the account's credits. */
    USAGE(3),
    /** The part of a charge that neither credits nor the credit limit covered, borne by the operator. */
    OPERATOR_LOSS(4),
    /** Credits given by the operator or by a plan. */
    GRANT(5),
    /** Credits whose time was over. */
    EXPIRY(6),
    /** What was left of a plan's credits when its next period began. */
    PLAN_RESET(7),
    /** Refunded credits, taken back from the order's lot. */
    REFUND(8),
    /** Tax returned with a refund. */
    REFUND_TAX(9),
    /** Refunded credits that were no longer there to take back: the customer owes them. */
    REFUND_RECEIVABLE(10),
    /** Disputed credits, taken back from the order's lot until the dispute is decided. */
    DISPUTE(11),
    /** Disputed credits that were no longer there to take back: the customer owes them. */
    DISPUTE_RECEIVABLE(12),
    /** Disputed credits, given again because the operator won. */
    DISPUTE_WON(13),
    /** The debt of a dispute, forgiven because the operator won. */
    DISPUTE_WON_RECEIVABLE(14),
    /** The debt of a dispute, written off because the operator lost. */
    DISPUTE_LOST(15),
    /** A correction by hand, with reason and author. */
    ADJUSTMENT(16),
    /** The part of a charge beyond the account's credits, up to its credit limit: the customer owes it. */
    OVERAGE(17),
    /** New credits that paid what the customer owed. */
    DEBT_SETTLED(18),
    /** What a provider charges for the usage of a block. */
    PROVIDER_COST(19);

    private static final Map<Integer, TransferKind> BY_CODE =
            Stream.of(values()).collect(toUnmodifiableMap(kind -> (int) kind.code, Function.identity()));

    private final short code;

    TransferKind(int code) {
        this.code = (short) code;
    }

    /** Throws {@link IllegalArgumentException} on a number that no kind has. */
    public static TransferKind fromCode(int code) {
        TransferKind kind = BY_CODE.get(code);
        if (kind == null) {
            throw new IllegalArgumentException("no kind of transfer has the number " + code);
        }
        return kind;
    }

    /** Its number in the journal; never changed and never used again. */
    public short code() {
        return code;
    }
}
