/** Billing profiles: who an account's invoices are made out to. */
@NullMarked
@CheckReturnValue
package dev.florin.invoicing.profile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
