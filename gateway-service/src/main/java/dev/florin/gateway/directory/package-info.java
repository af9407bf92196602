/** Organisations, their accounts, projects and API keys; the operators' way to open them. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.directory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
