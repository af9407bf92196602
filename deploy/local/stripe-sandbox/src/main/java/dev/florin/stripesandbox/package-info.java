/** A stand-in for Stripe on a developer's machine: API, hosted payment page and signed webhooks. Takes no money. */
@NullMarked
@CheckReturnValue
package dev.florin.stripesandbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
