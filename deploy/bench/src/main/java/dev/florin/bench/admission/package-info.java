/** Admission: in the gateway's memory, and what it costs the ledger. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.admission;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
