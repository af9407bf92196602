package dev.florin.payments.stripe;

import com.stripe.exception.StripeException;

/** Carries Stripe's checked exception out of a supplier. */
final class StripeCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StripeCallException(StripeException cause) {
        super(cause);
    }
}
