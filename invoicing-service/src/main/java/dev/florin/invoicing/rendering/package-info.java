/** Invoices as pages people read. */
@NullMarked
@CheckReturnValue
package dev.florin.invoicing.rendering;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
