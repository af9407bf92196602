/** The state of the books in the database: what the fold and the leases change under the same locks. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.books;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
