/** Every charge of the stream is rated again; what comes out otherwise is kept and told. */
@NullMarked
@CheckReturnValue
package dev.florin.metering.recheck;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
