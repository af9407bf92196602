package dev.florin.payments.checkout;

import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.offering.Offering.CreditPackage;
import dev.florin.payments.domain.Order;
import dev.florin.payments.domain.OrderTerms;
import dev.florin.payments.stripe.StripeCheckout;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Leads an order to its payment page. Each step commits before the next begins and can be repeated, so a request that a
 * crash cut short goes on where it stood when it comes again with its key.
 */
@ApplicationScoped
public class CheckoutHandler {

    private final OrderStore orders;
    private final TaxQuotes taxQuotes;
    private final StripeCheckout stripe;
    private final Ids ids;
    private final Clock clock;

    public CheckoutHandler(OrderStore orders, TaxQuotes taxQuotes, StripeCheckout stripe, Ids ids, Clock clock) {
        this.orders = orders;
        this.taxQuotes = taxQuotes;
        this.stripe = stripe;
        this.ids = ids;
        this.clock = clock;
    }

    /** The order with its payment page; for a known key the order of then, in whatever state it is by now. */
    Uni<Order> checkOut(PurchaseRequest request) {
        return orders.placeOnce(request, termsOf(request)).chain(this::withTax).chain(this::withPaymentPage);
    }

    private Uni<Order> withTax(Order order) {
        return order instanceof Order.Placed placed
                ? taxQuotes.quote(placed).chain(tax -> orders.advance(placed, placed.quoted(tax)))
                : Uni.createFrom().item(order);
    }

    private Uni<Order> withPaymentPage(Order order) {
        return order instanceof Order.Quoted quoted
                ? stripe.open(quoted).chain(page -> orders.advance(quoted, quoted.offered(page)))
                : Uni.createFrom().item(order);
    }

    private OrderTerms termsOf(PurchaseRequest request) {
        CreditPackage ordered = request.creditPackage();
        return new OrderTerms(
                new OrderId(ids.next()),
                request.accountId(),
                ordered.id(),
                ordered.title(),
                ordered.credits(),
                ordered.price(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
