/** What an order is and what may become of it: pure functions, no clock, no I/O. */
@NullMarked
@CheckReturnValue
package dev.florin.payments.domain;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
