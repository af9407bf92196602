/** Each request with its usage and charge, as it was told; and how usage and price make the charge. */
@NullMarked
@CheckReturnValue
package dev.florin.metering.charge;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
