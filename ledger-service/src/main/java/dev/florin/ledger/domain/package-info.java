/** The books' rules: pure functions over accounts, lots and leases. No clock, no randomness, no I/O. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.domain;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
