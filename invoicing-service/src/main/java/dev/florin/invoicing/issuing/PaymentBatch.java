package dev.florin.invoicing.issuing;

import dev.florin.edge.kafka.DeadLetter;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.UnreadableEventException;
import dev.florin.id.OrderId;
import dev.florin.payment.PaymentEvent;
import dev.florin.payment.PaymentEvent.DisputeLost;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.DisputeWon;
import dev.florin.payment.PaymentEvent.PaymentRefunded;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a batch of one partition's records says.
 *
 * @param payments in the order of the records
 * @param parked could not be read
 * @param next the first offset behind the batch
 */
record PaymentBatch(List<Received> payments, List<DeadLetter> parked, long next) {

    /**
     * @param source kept, in case no invoice can be issued for it
     */
    record Received(PaymentSettled payment, ConsumerRecord<String, byte[]> source) {}

    /**
     * Reads the records, without those that were consumed before.
     *
     * @param from the first offset that was not consumed yet
     */
    static PaymentBatch of(List<ConsumerRecord<String, byte[]>> records, long from) {
        List<Received> payments = new ArrayList<>();
        List<DeadLetter> parked = new ArrayList<>();
        long next = from;
        for (ConsumerRecord<String, byte[]> kafkaRecord : records) {
            if (kafkaRecord.offset() >= from) {
                sort(kafkaRecord, payments, parked);
                next = kafkaRecord.offset() + 1;
            }
        }
        return new PaymentBatch(List.copyOf(payments), List.copyOf(parked), next);
    }

    List<OrderId> orders() {
        return payments.stream().map(received -> received.payment().orderId()).toList();
    }

    private static void sort(
            ConsumerRecord<String, byte[]> kafkaRecord, List<Received> payments, List<DeadLetter> parked) {
        try {
            if (EventRecords.read(kafkaRecord) instanceof PaymentEvent event) {
                switch (event) {
                    case PaymentSettled settled -> payments.add(new Received(settled, kafkaRecord));
                    case PaymentRefunded _, DisputeOpened _, DisputeWon _, DisputeLost _ -> {
                        // An invoice is issued for what was sold; what becomes of the payment does not change it.
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
