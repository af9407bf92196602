/** Credits and money: whole numbers with a unit; arithmetic is exact and overflow is an error. */
@NullMarked
@CheckReturnValue
package dev.florin.money;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
