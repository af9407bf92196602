/** Providers that speak Anthropic's Messages API: chats translated there and back, and their usage. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.inference.anthropic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
