/** What can be called and at what price now: the map that follows {@code catalog.prices}. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.catalogue;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
