/** Runs all tests and counts them. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.testrun;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
