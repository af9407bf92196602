/** The rules: who owes which tax, how numbers run, what an invoice is. Pure; time and ids come in. */
@NullMarked
@CheckReturnValue
package dev.florin.invoicing.domain;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
