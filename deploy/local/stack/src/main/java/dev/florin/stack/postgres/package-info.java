/** A PostgreSQL server run from the binaries on the class path, and its databases. */
@NullMarked
@CheckReturnValue
package dev.florin.stack.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
