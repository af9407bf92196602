/** Requests in, answers out: the thin layer over the JDK's HTTP server. */
@NullMarked
@CheckReturnValue
package dev.florin.stripesandbox.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
