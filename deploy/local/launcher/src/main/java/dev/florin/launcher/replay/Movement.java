package dev.florin.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.TransferKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * One transfer of the account's journal.
 *
 * @param sequence its number in the journal
 * @param reference for what it was posted: the request that was charged, or the order that was paid
 * @param effectMicros what it does to the customer's credits, in micro-credits
 * @param chargeMicros what it charges for a request, whoever bears it
 */
record Movement(long sequence, String reference, long effectMicros, long chargeMicros) {

    private static final Set<TransferKind> CHARGES =
            EnumSet.of(TransferKind.USAGE, TransferKind.OVERAGE, TransferKind.OPERATOR_LOSS);

    /** Reads an item of {@code /v1/account/transfers}. */
    static Movement of(JsonNode transfer) {
        long amount = transfer.path("unit").asText().equals("credit_micros")
                ? transfer.path("amount").asLong()
                : 0;
        boolean charge =
                CHARGES.contains(TransferKind.valueOf(transfer.path("kind").asText()));
        return new Movement(
                transfer.at("/position/sequence").asLong(),
                transfer.path("reference").asText(),
                effect(transfer, amount),
                charge ? amount : 0);
    }

    /** Customer credits are a liability: a credit adds to them, a debit takes from them. */
    private static long effect(JsonNode transfer, long amount) {
        String credits = LedgerAccount.CUSTOMER_CREDITS.name();
        long added = transfer.path("credit").asText().equals(credits) ? amount : 0;
        long taken = transfer.path("debit").asText().equals(credits) ? amount : 0;
        return Math.subtractExact(added, taken);
    }
}
