/** The traffic: accounts with credits, and usage that is charged to them. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
