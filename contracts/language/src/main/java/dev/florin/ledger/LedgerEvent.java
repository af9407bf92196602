package dev.florin.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.id.TransferId;
import dev.florin.money.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The streams {@code ledger.transfers}, {@code ledger.balances} (compacted) and {@code ledger.alerts}. */
public sealed interface LedgerEvent extends Event {

    AccountId accountId();

    @Override
    default String partitionKey() {
        return accountId().toString();
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
     * @param position its place in the journal
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
            Position position,
            Instant occurredAt)
            implements LedgerEvent {

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
     * @param leasedMicros the part set aside for gateways; never more than the balance
     * @param version grows with every change of the account; a reader keeps the highest
     */
    record BalanceChanged(
            EventId eventId,
            AccountId accountId,
            Credits balanceMicros,
            Credits leasedMicros,
            long version,
            Position position,
            Instant occurredAt)
            implements LedgerEvent {}

    /** The balance fell to or below a threshold; told once per crossing, again only after it had recovered. */
    record LowBalanceAlerted(
            AlertId alertId,
            AccountId accountId,
            Credits thresholdMicros,
            Credits balanceMicros,
            Position position,
            Instant occurredAt)
            implements LedgerEvent {

        @Override
        @JsonIgnore
        public EventId eventId() {
            return new EventId(alertId.value());
        }
    }
}
