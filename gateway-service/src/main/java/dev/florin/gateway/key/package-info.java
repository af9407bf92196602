/** Who calls: authentication of API keys, in memory. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.key;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
