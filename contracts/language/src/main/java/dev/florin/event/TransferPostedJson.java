package dev.florin.event;

import static dev.florin.event.JsonOutput.piece;

import dev.florin.id.LotId;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import org.jspecify.annotations.Nullable;

/** {@link TransferPosted} as the general writer would write it, in a fraction of its time. */
final class TransferPostedJson {

    private static final byte[] TRANSFER = piece("{\"transferId\":\"tra_");
    private static final byte[] ACCOUNT = piece("\",\"accountId\":\"acc_");
    private static final byte[] DEBIT = piece("\",\"debit\":\"");
    private static final byte[] CREDIT = piece("\",\"credit\":\"");
    private static final byte[] AMOUNT = piece("\",\"amount\":");
    private static final byte[] UNIT = piece(",\"unit\":\"");
    private static final byte[] KIND = piece("\",\"kind\":\"");
    private static final byte[] LOT = piece("\",\"lotId\":\"lot_");
    private static final byte[] CAUSE = piece("\",\"cause\":\"evt_");
    private static final byte[] ENTRY = piece("\",\"entry\":");
    private static final byte[] PARTITION = piece(",\"position\":{\"partition\":");
    private static final byte[] SEQUENCE = piece(",\"sequence\":");
    private static final byte[] PREVIOUS = piece("},\"previous\":");
    private static final byte[] BALANCE = piece(",\"balanceAfterMicros\":");
    private static final byte[] OCCURRED = piece(",\"occurredAt\":\"");
    private static final byte[] BOOKED = piece("\",\"bookedAt\":\"");
    private static final byte[] END = piece("\"}");

    private TransferPostedJson() {}

    /** The event's data, or null where that takes the general writer: it has a memo, or a number below zero. */
    static byte @Nullable [] write(TransferPosted event) {
        if (event.memo() != null) {
            return null;
        }
        JsonOutput out = JsonOutput.empty();
        out.add(TRANSFER);
        out.id(event.transferId().value());
        out.add(ACCOUNT);
        out.id(event.accountId().value());
        out.add(DEBIT);
        out.text(event.debit().name());
        out.add(CREDIT);
        out.text(event.credit().name());
        out.add(AMOUNT);
        out.number(event.amount());
        out.add(UNIT);
        out.text(event.unit().name());
        out.add(KIND);
        out.text(event.kind().name());
        if (event.lotId() instanceof LotId lotId) {
            out.add(LOT);
            out.id(lotId.value());
        }
        out.add(CAUSE);
        out.id(event.cause().value());
        out.add(ENTRY);
        out.number(event.entry());
        out.add(PARTITION);
        out.number(event.position().partition());
        out.add(SEQUENCE);
        out.number(event.position().sequence());
        out.add(PREVIOUS);
        out.number(event.previous());
        out.add(BALANCE);
        out.amount(event.balanceAfterMicros());
        out.add(OCCURRED);
        out.time(event.occurredAt());
        out.add(BOOKED);
        out.time(event.bookedAt());
        out.add(END);
        return out.isPlain() ? out.toBytes() : null;
    }
}
