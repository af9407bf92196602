/** From the customer's model name to the provider that serves it. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.routing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
