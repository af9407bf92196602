/** The hosted payment page, on which test cards are typed. */
@NullMarked
@CheckReturnValue
package dev.florin.stripesandbox.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
