@NullMarked
package dev.florin.payments;

import org.jspecify.annotations.NullMarked;
