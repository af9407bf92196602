/** What accounts pay less: by what they spend in a month, and by what operators agreed with them. */
@NullMarked
@CheckReturnValue
package dev.florin.metering.discount;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
