/** The one synchronous call between gateway and ledger: leases to admit requests against. */
@NullMarked
@CheckReturnValue
package dev.florin.lease;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
