/**
 * The lease protocol under every fault there is: gateways, the ledger and the log between them, in one thread, on virtual
 * time, by a seed. What decides is the services' own code; what is modelled here is the world around it.
 */
@NullMarked
@CheckReturnValue
package dev.florin.simulation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
