/** What all upstream families share: sending a request, reading its answer or its stream within bounds. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.inference.upstream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
