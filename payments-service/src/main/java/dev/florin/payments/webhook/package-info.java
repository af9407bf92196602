/** Stripe tells of payments: verified, stored, then worked off, each event once. */
@NullMarked
@CheckReturnValue
package dev.florin.payments.webhook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
