/** The one synchronous call: leases granted, renewed, and reaped when their replica is dead. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.lease;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
