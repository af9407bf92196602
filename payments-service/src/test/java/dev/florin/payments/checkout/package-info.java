@NullMarked
package dev.florin.payments.checkout;

import org.jspecify.annotations.NullMarked;
