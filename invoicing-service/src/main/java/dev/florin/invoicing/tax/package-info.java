/** Tax quotes: the decision on an order's tax, fixed with its evidence before it is paid. */
@NullMarked
@CheckReturnValue
package dev.florin.invoicing.tax;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
