/** What can be called and at what price: the events of the catalogue stream. */
@NullMarked
@CheckReturnValue
package dev.florin.catalogue;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
