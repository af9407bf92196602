/** Stripe by its own client: blocking, so on virtual threads, and never inside a database transaction. */
@NullMarked
@CheckReturnValue
package dev.florin.payments.stripe;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
