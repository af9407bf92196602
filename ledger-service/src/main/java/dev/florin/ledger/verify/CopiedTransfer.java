package dev.florin.ledger.verify;

import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.proof.LeafHasher;
import java.util.UUID;

/** A transfer's row as numbers, read over and over into the same object. */
final class CopiedTransfer {

    static final String COLUMNS =
            "sequence, previous, amount, balance_after_micros, occurred_at, partition, entry, kind,"
                    + " debit, credit, unit, account_id, cause, lot_id";

    private static final short CREDITS = LedgerAccount.CUSTOMER_CREDITS.code();
    private static final short RECEIVABLE = LedgerAccount.RECEIVABLE.code();
    private static final short CREDIT_MICROS = 0;

    long sequence;
    long previous;
    long amount;
    long balanceAfter;
    long occurredAt;
    int partition;
    short entry;
    short kind;
    short debit;
    short credit;
    short unit;
    long accountHigh;
    long accountLow;
    long causeHigh;
    long causeLow;
    long lotHigh;
    long lotLow;

    /** Reads {@link #COLUMNS}. */
    void read(CopiedRows rows) {
        sequence = rows.readLong();
        previous = rows.readLong();
        amount = rows.readLong();
        balanceAfter = rows.readLong();
        occurredAt = rows.readEpochMicros();
        partition = rows.readInt();
        entry = rows.readShort();
        kind = rows.readShort();
        debit = rows.readShort();
        credit = rows.readShort();
        unit = rows.readShort();
        rows.beginUuid();
        accountHigh = rows.readHalf();
        accountLow = rows.readHalf();
        rows.beginUuid();
        causeHigh = rows.readHalf();
        causeLow = rows.readHalf();
        if (rows.isNull()) {
            lotHigh = 0;
            lotLow = 0;
        } else {
            rows.beginUuid();
            lotHigh = rows.readHalf();
            lotLow = rows.readHalf();
        }
    }

    void writeTo(LeafHasher leaf) {
        leaf.begin(partition, sequence, previous)
                .account(accountHigh, accountLow)
                .cause(causeHigh, causeLow, entry)
                .movement(kind, debit, credit, unit, amount)
                .balanceAfter(balanceAfter)
                .occurredAt(occurredAt)
                .lot(lotHigh, lotLow);
    }

    /** What it does to the customer's credits. */
    long balanceChange() {
        return changeOf(CREDITS);
    }

    /** What it does to what the customer owes. */
    long owedChange() {
        return -changeOf(RECEIVABLE);
    }

    boolean hasLot() {
        return lotHigh != 0 || lotLow != 0;
    }

    AccountId accountId() {
        return new AccountId(new UUID(accountHigh, accountLow));
    }

    UUID cause() {
        return new UUID(causeHigh, causeLow);
    }

    LotId lotId() {
        return new LotId(new UUID(lotHigh, lotLow));
    }

    String key() {
        return keyOf(partition, sequence);
    }

    static String keyOf(int partition, long sequence) {
        return "(partition " + partition + ", sequence " + sequence + ")";
    }

    private long changeOf(short account) {
        if (unit != CREDIT_MICROS) {
            return 0;
        }
        return credit == account ? amount : debit == account ? -amount : 0;
    }
}
