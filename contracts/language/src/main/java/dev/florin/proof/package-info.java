/**
 * Proofs that anybody can check without Florin running: how a transfer becomes a leaf, leaves a Merkle tree, a block's tree
 * a signed head, and the file that ties one charge to such a head. Formats: {@code docs/proofs.md}.
 */
@NullMarked
@CheckReturnValue
package dev.florin.proof;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
