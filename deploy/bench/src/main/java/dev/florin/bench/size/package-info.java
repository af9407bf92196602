/** What a charge takes in PostgreSQL. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.size;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
