/** May this request run? Decided in memory against leases that the ledger granted beforehand. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.admission;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
