@NullMarked
package dev.florin.payments.webhook;

import org.jspecify.annotations.NullMarked;
