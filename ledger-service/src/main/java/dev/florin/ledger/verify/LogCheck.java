package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.event.EventCodec;
import dev.florin.event.EventType;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.ledger.Unit;
import dev.florin.ledger.log.Log;
import dev.florin.ledger.log.TopicReader;
import dev.florin.ledger.verify.BlockPostings.Posting;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.proof.BlockHead;
import dev.florin.proof.EpochMicros;
import dev.florin.usage.Funding;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of a partition beside its journal, block by block: every event must have done what it must do, once, and
 * nothing may be posted that no event asked for.
 */
final class LogCheck implements Callable<Long> {

    private static final int ASKED_AT_ONCE = 1000;

    private final Snapshot snapshot;
    private final int partition;
    private final JournalSource source;
    private final KnownEvents known;
    private final LogTerms terms;
    private final DeadLetterCheck letters;
    private final OwnEvents ownEvents;
    private final Log log;
    private final Differences differences;

    private final CopiedTransfer transfer = new CopiedTransfer();
    private final BlockPostings postings = new BlockPostings();
    private final List<Unposted> unposted = new ArrayList<>();

    /** What the block's usage costs the operator, by the number of the unit. */
    private final Map<Short, Long> providerCosts = new HashMap<>();

    /** Usage with such a cost that need not post: only its first delivery counts. */
    private final Set<UUID> costedWithoutPosting = new HashSet<>();

    private boolean hasTransfer;
    private long count;

    LogCheck(
            Snapshot snapshot,
            int partition,
            JournalSource source,
            KnownEvents known,
            LogTerms terms,
            DeadLetterCheck letters,
            OwnEvents ownEvents,
            Log log,
            Differences differences) {
        this.snapshot = snapshot;
        this.partition = partition;
        this.source = source;
        this.known = known;
        this.terms = terms;
        this.letters = letters;
        this.ownEvents = ownEvents;
        this.log = log;
        this.differences = differences;
    }

    /** An event that has no transfers in its block. */
    private record Unposted(Event event, String topic, long offset) {}

    /** How many records were read. */
    @Override
    public Long call() throws SQLException {
        try (Snapshot.Reader reader = snapshot.open();
                CopiedRows transfers = source.transfers(reader.connect(), partition);
                StreamedRows<StoredBlock> blocks = StoredBlock.of(reader.connect(), partition);
                TopicReader accounts = reader(Topics.ACCOUNT_EVENTS);
                TopicReader payments = reader(Topics.PAYMENTS_EVENTS);
                TopicReader usage = reader(Topics.USAGE_RECORDED)) {
            Connection lookups = reader.connect();
            advance(transfers);
            StoredBlock row = blocks.next();
            while (row != null) {
                BlockHead block = row.block();
                takePostings(transfers, block.lastSequence());
                check(block.number(), accounts.takeUpTo(block.accountEnd()));
                check(block.number(), payments.takeUpTo(block.paymentEnd()));
                check(block.number(), usage.takeUpTo(block.usageEnd()));
                requireCauses(row);
                requireCosts(row);
                row = blocks.following();
                if (unposted.size() >= ASKED_AT_ONCE || row == null) {
                    resolve(lookups);
                }
            }
            readUnfolded(accounts);
        }
        return count;
    }

    private TopicReader reader(String topic) {
        TopicReader reader = log.read(topic, partition);
        if (reader.begin() > 0) {
            differences.add(
                    topic,
                    "(partition " + partition + ")",
                    "its log begins at " + reader.begin() + ": what was before cannot be checked");
        }
        return reader;
    }

    private void takePostings(CopiedRows transfers, long lastSequence) throws SQLException {
        postings.clear();
        while (hasTransfer && transfer.sequence <= lastSequence) {
            postings.add(transfer);
            advance(transfers);
        }
    }

    private void advance(CopiedRows transfers) throws SQLException {
        hasTransfer = transfers.next();
        if (hasTransfer) {
            transfer.read(transfers);
        }
    }

    private void check(long block, List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> item : records) {
            count++;
            boolean isParked = letters.compare(item);
            Event event = read(item);
            if (event == null) {
                requireParked(item.topic(), item.offset(), "the record cannot be read, but was not parked");
                continue;
            }
            if (event instanceof AccountEvent told) {
                ownEvents.add(told, EventRecords.header(item, EventCodec.SOURCE_HEADER));
            }
            UUID id = event.eventId().value();
            boolean seen = known.isSeen(id);
            Posting posting = postings.of(id);
            if (!isParked) {
                addTerms(event, block, posting, seen);
            }
            if (posting != null) {
                compare(event, posting);
            } else if (mustPost(event) || !seen) {
                unposted.add(new Unposted(event, item.topic(), item.offset()));
            }
        }
    }

    /** What the ledger has told, but not folded yet, its rows may know already. */
    private void readUnfolded(TopicReader accounts) {
        List<ConsumerRecord<String, byte[]>> items = accounts.takeNext();
        while (!items.isEmpty()) {
            for (ConsumerRecord<String, byte[]> item : items) {
                if (read(item) instanceof AccountEvent told) {
                    ownEvents.addUnfolded(told);
                }
            }
            items = accounts.takeNext();
        }
    }

    private void compare(Event event, Posting posting) {
        posting.isInLog = true;
        posting.credited.forEach(lot -> terms.lots().add(event, lot));
        if (!new AccountId(posting.accountId).toString().equals(event.partitionKey())) {
            differences.add("transfer", posting.transfer, "its cause is of account " + event.partitionKey());
        }
        if (posting.occurredAt != EpochMicros.of(event.occurredAt())) {
            differences.add(
                    "transfer",
                    posting.transfer,
                    "occurred_at is " + EpochMicros.toInstant(posting.occurredAt) + ", but its cause happened at "
                            + event.occurredAt());
        }
        long charge = event instanceof UsageRecorded usage && usage.funding() == Funding.CREDITS
                ? usage.charge().amountMicros().micros()
                : 0;
        if (posting.chargeMicros != charge) {
            differences.add(
                    "transfer",
                    posting.transfer,
                    "the transfers of its cause charge " + posting.chargeMicros + ", but the event says " + charge);
        }
    }

    /** What is said beside the transfers, or in sums of them. */
    private void addTerms(Event event, long block, @Nullable Posting posting, boolean seen) {
        terms.add(event, block, posting);
        if (event instanceof UsageRecorded usage && (posting != null || seen)) {
            addCost(usage, posting);
        }
    }

    private void addCost(UsageRecorded usage, @Nullable Posting posting) {
        ProviderCost cost = usage.providerCost();
        if (cost == null || cost.costMicros() == 0 || usage.funding() == Funding.BYOK) {
            return;
        }
        boolean isFirst =
                posting == null ? costedWithoutPosting.add(usage.eventId().value()) : !posting.isInLog;
        if (isFirst) {
            long unused = providerCosts.merge(Unit.microsOf(cost.currency()).code(), cost.costMicros(), Math::addExact);
        }
    }

    private void requireCosts(StoredBlock row) {
        if (!providerCosts.equals(postings.providerCosts())) {
            differences.add(
                    "block",
                    row.key(),
                    "it posts providers' costs of " + postings.providerCosts() + " by unit, but its usage says "
                            + providerCosts);
        }
        providerCosts.clear();
    }

    private void requireCauses(StoredBlock row) {
        for (Posting posting : postings.all()) {
            if (!posting.isInLog) {
                differences.add(
                        "transfer",
                        posting.transfer,
                        "its cause is not in the log that block " + row.block().number() + " folded");
            }
        }
    }

    /** What did nothing in its block was parked, or had been folded before, or had nothing to post. */
    private void resolve(Connection lookups) throws SQLException {
        List<UUID> ids =
                unposted.stream().map(item -> item.event().eventId().value()).toList();
        Set<UUID> posted = KnownEvents.posted(lookups, ids);
        for (Unposted item : unposted) {
            if (!posted.contains(item.event().eventId().value())) {
                requireParked(
                        item.topic(),
                        item.offset(),
                        item.event().eventId() + " was folded, but is neither in the journal nor remembered");
            }
        }
        unposted.clear();
    }

    private void requireParked(String topic, long offset, String otherwise) {
        if (!letters.isParked(topic, partition, offset)) {
            differences.add(topic, "(partition " + partition + ", offset " + offset + ")", otherwise);
        }
    }

    private static boolean mustPost(Event event) {
        return switch (event) {
            case UsageRecorded usage ->
                usage.funding() == Funding.CREDITS
                        && !usage.charge().amountMicros().isZero();
            case PaymentSettled unused -> true;
            default -> false;
        };
    }

    /** Nothing when it is no event, or stands where it does not belong; whatever is wrong with it, the fold parks it. */
    private static @Nullable Event read(ConsumerRecord<String, byte[]> item) {
        try {
            Event event = EventRecords.read(item);
            boolean isInPlace = EventType.of(event).topic().equals(item.topic())
                    && event.partitionKey().equals(item.key());
            return isInPlace ? event : null;
        } catch (RuntimeException e) {
            return null;
        }
    }
}
