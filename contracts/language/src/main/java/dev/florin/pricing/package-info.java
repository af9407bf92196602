/** Prices and rating: from quantities to one exactly rounded charge. */
@NullMarked
@CheckReturnValue
package dev.florin.pricing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
