package dev.florin.payments.stripe;

import com.stripe.exception.StripeException;

/** A blocking call of Stripe's client. */
@FunctionalInterface
interface StripeCall<T> {

    T make() throws StripeException;

    default T unchecked() {
        try {
            return make();
        } catch (StripeException e) {
            throw new StripeCallException(e);
        }
    }
}
