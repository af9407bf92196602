/** The commands of the launcher. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.command;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
