/** The part of Stripe's API that selling credits needs, with Stripe's names, shapes and errors. */
@NullMarked
@CheckReturnValue
package dev.florin.stripesandbox.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
