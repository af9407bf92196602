package dev.florin.payments.checkout;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.florin.payments.domain.Order;
import java.util.Locale;

/** The states of an order by name, as they are stored and shown. */
public enum OrderStatus {
    PLACED,
    QUOTED,
    AWAITING_PAYMENT,
    SETTLED,
    EXPIRED,
    FAILED;

    public static OrderStatus of(Order order) {
        return switch (order) {
            case Order.Placed _ -> PLACED;
            case Order.Quoted _ -> QUOTED;
            case Order.AwaitingPayment _ -> AWAITING_PAYMENT;
            case Order.Settled _ -> SETTLED;
            case Order.Expired _ -> EXPIRED;
            case Order.Failed _ -> FAILED;
        };
    }

    /** As in JSON: {@code awaiting_payment}. */
    @JsonValue
    public String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
