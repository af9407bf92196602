package dev.florin.bench.latency;

import dev.florin.id.AccountId;

/** One event whose way is watched; times are of the wall clock, in milliseconds, 0 while they are not known. */
final class Sample {

    private final AccountId account;
    private final long balanceMicros;
    private volatile long due;
    private volatile long appended;
    private volatile long stored;
    private volatile long published;

    /** @param balanceMicros the account's balance when the event is in the books */
    Sample(AccountId account, long balanceMicros) {
        this.account = account;
        this.balanceMicros = balanceMicros;
    }

    AccountId account() {
        return account;
    }

    boolean isIn(long balance) {
        return balance <= balanceMicros;
    }

    /** Whether or not the event could be sent then. */
    void dueAt(long millis) {
        due = millis;
    }

    void appendedAt(long millis) {
        appended = millis;
    }

    void storedAt(long millis) {
        stored = millis;
    }

    void publishedAt(long millis) {
        published = millis;
    }

    long millisFromAppendToStored() {
        return stored - appended;
    }

    long millisFromAppendToPublished() {
        return published - appended;
    }

    long millisFromScheduleToStored() {
        return stored - due;
    }
}
