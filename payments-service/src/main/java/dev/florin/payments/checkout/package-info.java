/** Customers order a package and are led to a payment page; the orders are kept here. */
@NullMarked
@CheckReturnValue
package dev.florin.payments.checkout;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
