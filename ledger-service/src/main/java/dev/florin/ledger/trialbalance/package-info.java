/** What accountants ask first: the sums of the whole journal by account of the chart, which must cancel out. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.trialbalance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
