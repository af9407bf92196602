/** Copies what was built to where it runs from, and trains its start. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.installation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
