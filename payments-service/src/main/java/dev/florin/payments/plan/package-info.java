/** Accounts are on plans: new ones are put on the default plan, operators move them, and each period starts once. */
@NullMarked
@CheckReturnValue
package dev.florin.payments.plan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
