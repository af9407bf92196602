/** The ledger killed at random, again and again, in processes of their own. */
@NullMarked
package dev.florin.ledger.crash;

import org.jspecify.annotations.NullMarked;
