/** The end of credits: lots whose time is over are told, and the fold voids what is left of them. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.expiry;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
