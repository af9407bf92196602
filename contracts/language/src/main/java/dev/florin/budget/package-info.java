/** Limits on what parts of an organisation spend of an account. */
@NullMarked
@CheckReturnValue
package dev.florin.budget;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
