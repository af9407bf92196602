@NullMarked
package dev.florin.payments.plan;

import org.jspecify.annotations.NullMarked;
