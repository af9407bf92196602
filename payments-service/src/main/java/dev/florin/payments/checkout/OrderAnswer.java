package dev.florin.payments.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payments.domain.Order;
import dev.florin.payments.domain.OrderTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer sees it.
 *
 * @param tax absent until it is determined, as is the total
 * @param checkoutUrl where to pay, while the order awaits payment
 * @param settledAt when the payment was verified
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderAnswer(
        OrderId orderId,
        AccountId accountId,
        OrderStatus status,
        Money net,
        @Nullable Money tax,
        @Nullable Money total,
        Credits creditsMicros,
        String packageId,
        @Nullable String checkoutUrl,
        Instant placedAt,
        @Nullable Instant settledAt) {

    static OrderAnswer from(Order order) {
        OrderTerms terms = order.terms();
        Order.Priced priced = order instanceof Order.Priced some ? some : null;
        return new OrderAnswer(
                terms.orderId(),
                terms.accountId(),
                OrderStatus.of(order),
                terms.net(),
                priced == null ? null : priced.tax().amount(),
                priced == null ? null : priced.total(),
                terms.credits(),
                terms.packageId(),
                order instanceof Order.AwaitingPayment awaiting
                        ? awaiting.page().url()
                        : null,
                terms.placedAt(),
                order instanceof Order.Settled settled ? settled.settledAt() : null);
    }
}
