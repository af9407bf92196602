/** From a settled payment to a numbered invoice, once. */
@NullMarked
@CheckReturnValue
package dev.florin.invoicing.issuing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
