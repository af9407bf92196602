/** Providers that speak Gemini's generateContent: chats translated there and back, and their usage. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.inference.gemini;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
