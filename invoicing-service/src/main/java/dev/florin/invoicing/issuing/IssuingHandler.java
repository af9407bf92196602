package dev.florin.invoicing.issuing;

import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.edge.kafka.DeadLetters;
import dev.florin.id.OrderId;
import dev.florin.invoicing.domain.TaxSnapshot;
import dev.florin.invoicing.tax.TaxQuoteStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Issues a batch's invoices: numbers, invoices, dead letters and the offset commit together. */
@ApplicationScoped
public class IssuingHandler {
    private final Pool pool;
    private final ConsumedOffsets offsets;
    private final TaxQuoteStore quotes;
    private final InvoiceStore invoices;
    private final Issuer issuer;
    private final ParkedPayments parked;

    public IssuingHandler(
            Pool pool,
            ConsumedOffsets offsets,
            TaxQuoteStore quotes,
            InvoiceStore invoices,
            Issuer issuer,
            ParkedPayments parked) {
        this.pool = pool;
        this.offsets = offsets;
        this.quotes = quotes;
        this.invoices = invoices;
        this.issuer = issuer;
        this.parked = parked;
    }

    private record Known(List<TaxSnapshot> quotes, Set<OrderId> invoiced) {}

    /** Safe to repeat: an order that has its invoice is passed over. */
    Uni<Void> issue(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return pool.withTransaction(transaction -> issue(transaction, partition, records))
                .invoke(plan -> parked.report(plan.parked()))
                .replaceWithVoid();
    }

    private Uni<IssuingPlan> issue(
            SqlConnection transaction, TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return offsets.lock(transaction, partition)
                .map(from -> PaymentBatch.of(records, from))
                .chain(batch -> plan(transaction, batch))
                .call(plan -> issuer.issueAll(transaction, plan.drafts()))
                .call(plan -> DeadLetters.park(transaction, plan.parked()))
                .call(plan -> offsets.advance(transaction, partition, plan.next()));
    }

    private Uni<IssuingPlan> plan(SqlConnection transaction, PaymentBatch batch) {
        return known(transaction, batch.orders()).map(known -> IssuingPlan.of(batch, known.quotes(), known.invoiced()));
    }

    private Uni<Known> known(SqlConnection transaction, List<OrderId> orders) {
        return quotes.findAll(transaction, orders).chain(found -> withInvoiced(transaction, orders, found));
    }

    private Uni<Known> withInvoiced(SqlConnection transaction, List<OrderId> orders, List<TaxSnapshot> found) {
        return invoices.invoiced(transaction, orders).map(invoiced -> new Known(found, invoiced));
    }
}
