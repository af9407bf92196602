/** What a request consumed, in disjoint meters, and the events that carry it to the ledger. */
@NullMarked
@CheckReturnValue
package dev.florin.usage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
