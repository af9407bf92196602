/** What a refused HTTP request is answered: RFC 9457 problem details, from one catalogue of codes. */
@NullMarked
@CheckReturnValue
package dev.florin.edge.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
