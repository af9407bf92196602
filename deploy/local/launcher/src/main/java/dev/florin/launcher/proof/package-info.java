/** What the check of a proof tells people. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.proof;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
