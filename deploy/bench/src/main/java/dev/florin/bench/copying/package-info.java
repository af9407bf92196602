/** COPY alone: the most that PostgreSQL takes of the journal's rows. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.copying;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
