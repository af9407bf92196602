/** What a draft's prices would have made of usage that is recorded: revenue, cost and margin before it is published. */
@NullMarked
@CheckReturnValue
package dev.florin.metering.whatif;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
