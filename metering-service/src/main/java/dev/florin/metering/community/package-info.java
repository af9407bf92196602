/** Reads prices from the community's file, model_prices_and_context_window.json of BerriAI/litellm, as a draft. */
@NullMarked
@CheckReturnValue
package dev.florin.metering.community;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
