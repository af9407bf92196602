/** The price list: read from the offering's file, kept version by version, published once each. */
@NullMarked
@CheckReturnValue
package dev.florin.metering.catalogue;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
