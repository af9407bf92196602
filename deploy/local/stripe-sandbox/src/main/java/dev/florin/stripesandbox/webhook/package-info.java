/** Signed webhooks to the merchant, with retries, and the levers to send them twice or out of order. */
@NullMarked
@CheckReturnValue
package dev.florin.stripesandbox.webhook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
