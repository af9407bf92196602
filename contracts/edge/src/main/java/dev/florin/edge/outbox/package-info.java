/** Events that leave a service: committed with the change they tell of, relayed in order afterwards. */
@NullMarked
@CheckReturnValue
package dev.florin.edge.outbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
