/** What payments and invoicing say to each other about tax before an order is placed. */
@NullMarked
@CheckReturnValue
package dev.florin.invoicing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
