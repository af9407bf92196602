/** What accounts pay less than the price list now: the map that follows {@code pricing.discounts}. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.discount;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
