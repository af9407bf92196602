/** How much a key, a member or a project may ask for in a minute. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.limit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
