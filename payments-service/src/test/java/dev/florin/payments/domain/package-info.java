@NullMarked
package dev.florin.payments.domain;

import org.jspecify.annotations.NullMarked;
