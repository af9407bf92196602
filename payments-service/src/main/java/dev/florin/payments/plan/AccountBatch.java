package dev.florin.payments.plan;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.account.AccountEvent.AlertThresholdsSet;
import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.edge.kafka.DeadLetter;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a batch of one partition's records says.
 *
 * @param openings in the order of the records
 * @param parked could not be read
 * @param next the first offset behind the batch
 */
record AccountBatch(List<AccountOpened> openings, List<DeadLetter> parked, long next) {

    /**
     * Reads the records, without those that were consumed before.
     *
     * @param from the first offset that was not consumed yet
     */
    static AccountBatch of(List<ConsumerRecord<String, byte[]>> records, long from) {
        List<AccountOpened> openings = new ArrayList<>();
        List<DeadLetter> parked = new ArrayList<>();
        long next = from;
        for (ConsumerRecord<String, byte[]> kafkaRecord : records) {
            if (kafkaRecord.offset() >= from) {
                sort(kafkaRecord, openings, parked);
                next = kafkaRecord.offset() + 1;
            }
        }
        return new AccountBatch(List.copyOf(openings), List.copyOf(parked), next);
    }

    private static void sort(
            ConsumerRecord<String, byte[]> kafkaRecord, List<AccountOpened> openings, List<DeadLetter> parked) {
        try {
            if (EventRecords.read(kafkaRecord) instanceof AccountEvent event) {
                switch (event) {
                    case AccountOpened opened -> openings.add(opened);
                    case CreditsGranted _,
                            PlanPeriodStarted _,
                            CreditLimitSet _,
                            CreditsAdjusted _,
                            AlertThresholdsSet _,
                            BudgetSet _,
                            BudgetRemoved _,
                            LotExpired _ -> {
                        // What becomes of an account's credits does not change its plan.
                    }
                }
            } else {
                parked.add(new DeadLetter(kafkaRecord, "an event of this type has no place on this topic"));
            }
        } catch (UnreadableEventException e) {
            parked.add(new DeadLetter(kafkaRecord, String.valueOf(e.getMessage())));
        }
    }
}
