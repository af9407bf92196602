/** Sends a trace of LLM traffic through the running gateway and checks the journal against the answers. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.replay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
