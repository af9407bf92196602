package dev.florin.invoicing.issuing;

import dev.florin.edge.kafka.DeadLetter;
import dev.florin.id.OrderId;
import dev.florin.invoicing.domain.Invoice.Draft;
import dev.florin.invoicing.domain.TaxSnapshot;
import dev.florin.invoicing.issuing.PaymentBatch.Received;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a batch of payments leads to.
 *
 * @param drafts to be issued, in this order
 * @param parked to be looked at by people
 * @param next the first offset behind the batch
 */
record IssuingPlan(List<Draft> drafts, List<DeadLetter> parked, long next) {

    /**
     * Every order gets one invoice, from the quote it was paid by.
     *
     * @param quotes of the batch's orders
     * @param invoiced the orders that have their invoice already
     */
    static IssuingPlan of(PaymentBatch batch, List<TaxSnapshot> quotes, Set<OrderId> invoiced) {
        Map<OrderId, TaxSnapshot> byOrder =
                quotes.stream().collect(Collectors.toMap(TaxSnapshot::orderId, Function.identity()));
        Set<OrderId> done = new HashSet<>(invoiced);
        List<Draft> drafts = new ArrayList<>();
        List<DeadLetter> parked = new ArrayList<>(batch.parked());
        for (Received received : batch.payments()) {
            PaymentSettled payment = received.payment();
            TaxSnapshot quote = byOrder.get(payment.orderId());
            if (quote == null) {
                parked.add(new DeadLetter(received.source(), "order " + payment.orderId() + " has no tax quote"));
            } else if (!agree(payment, quote)) {
                parked.add(new DeadLetter(received.source(), contradiction(payment, quote)));
            } else if (done.add(payment.orderId())) {
                drafts.add(Draft.of(payment, quote));
            }
        }
        return new IssuingPlan(List.copyOf(drafts), List.copyOf(parked), batch.next());
    }

    /** The customer was shown the quote before paying: an invoice with other figures would be wrong. */
    private static boolean agree(PaymentSettled payment, TaxSnapshot quote) {
        return quote.taxQuoteId().equals(payment.taxQuoteId())
                && quote.answers(payment.accountId(), payment.orderId(), payment.net())
                && quote.tax().equals(payment.tax());
    }

    private static String contradiction(PaymentSettled payment, TaxSnapshot quote) {
        return "order %s was quoted as %s for %s: %s and tax %s; it was paid as %s for %s: %s and tax %s"
                .formatted(
                        payment.orderId(),
                        quote.taxQuoteId(),
                        quote.accountId(),
                        quote.net(),
                        quote.tax(),
                        payment.taxQuoteId(),
                        payment.accountId(),
                        payment.net(),
                        payment.tax());
    }
}
