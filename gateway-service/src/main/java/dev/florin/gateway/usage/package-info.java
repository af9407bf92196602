/** What was consumed, told to the ledger before the customer's answer ends. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.usage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
