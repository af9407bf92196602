/** What the sandbox remembers: checkout sessions and the events told of them, in memory and in one file. */
@NullMarked
@CheckReturnValue
package dev.florin.stripesandbox.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
