package dev.florin.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.florin.budget.BudgetWindow;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.id.TransferId;
import dev.florin.money.Credits;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.HeadSignature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The streams {@code ledger.transfers}, {@code ledger.balances} (compacted), {@code ledger.alerts} and
 * {@code ledger.blocks}.
 */
public sealed interface LedgerEvent extends Event {

    /** Those that concern one billing account. */
    sealed interface OfAccount extends LedgerEvent {

        AccountId accountId();

        @Override
        default String partitionKey() {
            return accountId().toString();
        }
    }

    /**
     * A transfer stands in the journal.
     *
     * @param accountId the billing account it concerns
     * @param debit the account of the chart that is debited
     * @param credit the account of the chart that is credited
     * @param amount in {@code unit}, above zero
     * @param lotId the lot whose credits moved, where credits of a customer moved
     * @param cause the event that made the ledger post it
     * @param entry its number among the transfers of its cause, from 0
     * @param position its place in the journal
     * @param previous the sequence of the account's transfer before it, 0 where it is the first
     * @param balanceAfterMicros the account's balance behind it
     * @param memo what people know it by, where the cause alone does not say it
     * @param bookedAt when the ledger heard of the cause: the time of its block
     */
    record TransferPosted(
            TransferId transferId,
            AccountId accountId,
            LedgerAccount debit,
            LedgerAccount credit,
            long amount,
            Unit unit,
            TransferKind kind,
            @Nullable LotId lotId,
            EventId cause,
            int entry,
            Position position,
            long previous,
            Credits balanceAfterMicros,
            @Nullable Memo memo,
            Instant occurredAt,
            Instant bookedAt)
            implements OfAccount {

        @Override
        @JsonIgnore
        public EventId eventId() {
            return new EventId(transferId.value());
        }
    }

    /**
     * An account's balance as of a position.
     *
     * @param balanceMicros credits that are not yet spent, leased ones included
     * @param leasedMicros the part set aside for gateways; more than the balance where a credit limit covers it
     * @param freeMicros what may still be set aside, out of credits and credit limit
     * @param version grows with every change of the account, though not with leases that are granted; a reader keeps the
     *     highest
     */
    record BalanceChanged(
            EventId eventId,
            AccountId accountId,
            Credits balanceMicros,
            Credits leasedMicros,
            Credits freeMicros,
            long version,
            Position position,
            Instant occurredAt)
            implements OfAccount {}

    /**
     * The balance fell to or below a threshold; told once per crossing, again only after it had recovered.
     *
     * @param reason whose threshold it is
     */
    record LowBalanceAlerted(
            AlertId alertId,
            AccountId accountId,
            AlertReason reason,
            Credits thresholdMicros,
            Credits balanceMicros,
            Position position,
            Instant occurredAt)
            implements OfAccount {

        @Override
        @JsonIgnore
        public EventId eventId() {
            return new EventId(alertId.value());
        }
    }

    /**
     * What was spent of a budget reached a share of its limit; told once in each of its periods.
     *
     * @param budget in which period
     * @param thresholdMicros the share of the limit
     * @param spentMicros what was spent in the period
     */
    record BudgetAlerted(
            AlertId alertId,
            AccountId accountId,
            BudgetWindow budget,
            Credits thresholdMicros,
            Credits spentMicros,
            Position position,
            Instant occurredAt)
            implements OfAccount {

        @Override
        @JsonIgnore
        public EventId eventId() {
            return new EventId(alertId.value());
        }
    }

    /**
     * A partition's next block of transfers was sealed: from now on nobody can change one of them, or leave one out,
     * unnoticed. Travels on the partition of the same number.
     *
     * @param block what the head says of it
     * @param head the hash of {@code block}
     * @param signature over the head
     * @param keyId whose signature it is: {@link dev.florin.proof.JournalKey#id}
     * @param shortfalls what its charges took otherwise than without leases: an input of a rebuild
     */
    record BlockSealed(
            EventId eventId,
            BlockHead block,
            Hash head,
            HeadSignature signature,
            String keyId,
            List<Shortfall> shortfalls)
            implements LedgerEvent {

        /**
         * A charge took less than balance, credit limit and budgets allowed, since leases held the rest; or more than a
         * budget that was lowered meanwhile, since a lease had promised it.
         *
         * @param cause the usage that was charged
         * @param coveredMicros what the account paid of it
         */
        public record Shortfall(EventId cause, Credits coveredMicros) {}

        public BlockSealed {
            shortfalls = List.copyOf(shortfalls);
        }

        @Override
        public String partitionKey() {
            return String.valueOf(block.partition());
        }

        @Override
        @JsonIgnore
        public Instant occurredAt() {
            return block.bookedAt();
        }
    }
}
