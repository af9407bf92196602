package dev.florin.event;

import static dev.florin.event.JsonOutput.piece;

import dev.florin.ledger.LedgerEvent.BalanceChanged;
import org.jspecify.annotations.Nullable;

/** {@link BalanceChanged} as the general writer would write it, in a fraction of its time. */
final class BalanceChangedJson {

    private static final byte[] EVENT = piece("{\"eventId\":\"evt_");
    private static final byte[] ACCOUNT = piece("\",\"accountId\":\"acc_");
    private static final byte[] BALANCE = piece("\",\"balanceMicros\":");
    private static final byte[] LEASED = piece(",\"leasedMicros\":");
    private static final byte[] FREE = piece(",\"freeMicros\":");
    private static final byte[] VERSION = piece(",\"version\":");
    private static final byte[] PARTITION = piece(",\"position\":{\"partition\":");
    private static final byte[] SEQUENCE = piece(",\"sequence\":");
    private static final byte[] OCCURRED = piece("},\"occurredAt\":\"");
    private static final byte[] END = piece("\"}");

    private BalanceChangedJson() {}

    /** The event's data, or null where that takes the general writer: it has a number below zero. */
    static byte @Nullable [] write(BalanceChanged event) {
        JsonOutput out = JsonOutput.empty();
        out.add(EVENT);
        out.id(event.eventId().value());
        out.add(ACCOUNT);
        out.id(event.accountId().value());
        out.add(BALANCE);
        out.amount(event.balanceMicros());
        out.add(LEASED);
        out.amount(event.leasedMicros());
        out.add(FREE);
        out.amount(event.freeMicros());
        out.add(VERSION);
        out.number(event.version());
        out.add(PARTITION);
        out.number(event.position().partition());
        out.add(SEQUENCE);
        out.number(event.position().sequence());
        out.add(OCCURRED);
        out.time(event.occurredAt());
        out.add(END);
        return out.isPlain() ? out.toBytes() : null;
    }
}
