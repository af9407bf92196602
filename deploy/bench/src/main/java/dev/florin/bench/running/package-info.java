/** The processes that are measured: Kafka and PostgreSQL, and the ledger over them. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.running;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
