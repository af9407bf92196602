package dev.florin.payments.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.id.OrderId;
import dev.florin.payments.domain.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of an account's orders, newest first.
 *
 * @param next the {@code before} of the following page, absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderPage(List<OrderAnswer> items, @Nullable OrderId next) {

    /**
     * @param orders one more than the limit where there are more
     */
    static OrderPage of(List<Order> orders, int limit) {
        List<OrderAnswer> items =
                orders.stream().limit(limit).map(OrderAnswer::from).toList();
        return new OrderPage(items, orders.size() > limit ? items.getLast().orderId() : null);
    }
}
