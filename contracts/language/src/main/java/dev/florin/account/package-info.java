/** The life of billing accounts, and what is set or given on them: the events of the account stream. */
@NullMarked
@CheckReturnValue
package dev.florin.account;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
