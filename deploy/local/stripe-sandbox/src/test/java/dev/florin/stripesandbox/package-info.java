/** The sandbox against the real stripe-java, over real HTTP. */
@NullMarked
package dev.florin.stripesandbox;

import org.jspecify.annotations.NullMarked;
