package dev.florin.ledger.domain;

import dev.florin.event.Event;
import dev.florin.ledger.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is appended to a partition's journal while a batch is folded. */
final class JournalTail {

    private final int partition;
    private long sequence;
    private final List<Transfer> transfers;
    private final List<Milestone> milestones = new ArrayList<>();

    /**
     * @param end of the journal until then
     * @param events how many are to be folded, about
     */
    JournalTail(Position end, int events) {
        this.partition = end.partition();
        this.sequence = end.sequence();
        this.transfers = new ArrayList<>(events);
    }

    Position end() {
        return new Position(partition, sequence);
    }

    List<Transfer> transfers() {
        return Collections.unmodifiableList(transfers);
    }

    List<Milestone> milestones() {
        return Collections.unmodifiableList(milestones);
    }

    /**
     * Gives entries their places in the journal and in the account's chain.
     *
     * @param firstEntry the number of the first among the cause's transfers
     * @return the account with its chain behind them
     */
    Account post(Event cause, List<Entry> entries, int firstEntry, Account account) {
        Instant occurredAt = cause.occurredAt().truncatedTo(ChronoUnit.MICROS);
        long previous = account.lastSequence();
        long count = account.transferCount();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            sequence = Math.addExact(sequence, 1);
            transfers.add(new Transfer(
                    end(),
                    previous,
                    account.accountId(),
                    entry.debit(),
                    entry.credit(),
                    entry.amount(),
                    entry.unit(),
                    entry.kind(),
                    entry.lotId(),
                    cause.eventId(),
                    firstEntry + i,
                    occurredAt,
                    entry.balanceAfterMicros(),
                    entry.memo()));
            previous = sequence;
            count++;
            if (count % Milestone.EVERY == 0) {
                milestones.add(new Milestone(account.accountId(), sequence));
            }
        }
        return account.chained(previous, count);
    }
}
