/** What accounts pay less than the price list, by their spend or by what was agreed with them. */
@NullMarked
@CheckReturnValue
package dev.florin.discount;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
