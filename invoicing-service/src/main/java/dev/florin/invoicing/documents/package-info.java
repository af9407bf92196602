/** Issued invoices and their documents, to be read back. */
@NullMarked
@CheckReturnValue
package dev.florin.invoicing.documents;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
