/** What runs beside requests and events. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.background;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
