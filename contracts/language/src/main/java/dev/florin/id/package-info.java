/** Typed ids: a prefix that says the type, a UUIDv7 inside, written as a TypeID. */
@NullMarked
@CheckReturnValue
package dev.florin.id;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
