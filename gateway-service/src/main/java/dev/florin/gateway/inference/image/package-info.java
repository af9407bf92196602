/** Generated images: what a request for them can cost, and what an answer used. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.inference.image;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
