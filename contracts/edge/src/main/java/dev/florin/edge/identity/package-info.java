/** How services know each other: a shared secret that accompanies every call between them. */
@NullMarked
@CheckReturnValue
package dev.florin.edge.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
