package dev.florin.usage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.KeyId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stream {@code usage.recorded}: what gateways consumed and gave back, in the order in which they did. */
public sealed interface UsageEvent extends Event {

    /** What a gateway says of an account. */
    sealed interface OfAccount extends UsageEvent {

        AccountId accountId();

        /** The replica's life that held the lease. */
        EpochId epoch();

        @Override
        default String partitionKey() {
            return accountId().toString();
        }
    }

    /**
     * A request was answered and consumed this.
     *
     * @param model the customer's name of the model, such as {@code openai/gpt-4o-mini}
     * @param provider who was called
     * @param usage disjoint quantities by meter, under the meters that the customer's price goes by
     * @param charge usage x the price frozen at admission; zero for {@link Funding#BYOK}
     * @param reservedMicros the most that may be taken from the account; what the charge exceeds it by is operator loss
     * @param epoch the replica's life whose lease pays
     * @param latencyMillis from the request's arrival to the end of the upstream's answer
     * @param providerCost what the operator owes the provider for it; absent where that is not known
     * @param providerUsage what the provider reported, as finely as it tells: what it charges for; absent where that is the usage
     * @param budgets where it counts, as of its admission; absent where no budget holds
     */
    record UsageRecorded(
            RequestId requestId,
            AccountId accountId,
            ProjectId projectId,
            KeyId keyId,
            String model,
            String provider,
            Usage usage,
            Charge charge,
            Funding funding,
            Credits reservedMicros,
            EpochId epoch,
            long latencyMillis,
            @Nullable ProviderCost providerCost,
            @Nullable Usage providerUsage,
            @Nullable List<CountedBudget> budgets,
            Instant occurredAt)
            implements OfAccount {

        public UsageRecorded {
            providerUsage = usage.equals(providerUsage) ? null : providerUsage;
            budgets = budgets == null || budgets.isEmpty() ? null : List.copyOf(budgets);
        }

        /** What was charged is what the provider reported. */
        public UsageRecorded(
                RequestId requestId,
                AccountId accountId,
                ProjectId projectId,
                KeyId keyId,
                String model,
                String provider,
                Usage usage,
                Charge charge,
                Funding funding,
                Credits reservedMicros,
                EpochId epoch,
                long latencyMillis,
                @Nullable ProviderCost providerCost,
                @Nullable List<CountedBudget> budgets,
                Instant occurredAt) {
            this(
                    requestId,
                    accountId,
                    projectId,
                    keyId,
                    model,
                    provider,
                    usage,
                    charge,
                    funding,
                    reservedMicros,
                    epoch,
                    latencyMillis,
                    providerCost,
                    null,
                    budgets,
                    occurredAt);
        }

        /** {@link #providerUsage}, the usage where it is absent. */
        @JsonIgnore
        public Usage reportedUsage() {
            return providerUsage == null ? usage : providerUsage;
        }

        /** {@link #budgets}, none where they are absent. */
        @JsonIgnore
        public List<CountedBudget> countedIn() {
            return budgets == null ? List.of() : budgets;
        }

        /** A request has one charge: its id is the event's. */
        @Override
        @JsonIgnore
        public EventId eventId() {
            return new EventId(requestId.value());
        }
    }

    /**
     * A replica gives back a part of its lease, behind the usage that it charged to it.
     *
     * @param epoch the replica's life that held the lease
     * @param budget of which budget; absent where it is of the account itself
     * @param amountMicros what is no longer set aside for it
     */
    record LeaseReturned(
            EventId eventId,
            AccountId accountId,
            @Nullable BudgetWindow budget,
            EpochId epoch,
            Credits amountMicros,
            Instant occurredAt)
            implements OfAccount {}

    /**
     * The ledger has given up a replica's life, once in each partition: all that the replica ever sent there stands before
     * this, so what its leases still hold is free behind it.
     */
    record EpochReaped(EventId eventId, EpochId epoch, Instant occurredAt) implements UsageEvent {

        @Override
        public String partitionKey() {
            return epoch.toString();
        }
    }
}
