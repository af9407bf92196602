/** How credits are bought: packages, orders, checkout, verified webhooks. */
@NullMarked
@CheckReturnValue
package dev.florin.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
