/** The customer's way to balance, orders and invoices: routes to the services that own them. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.billing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
