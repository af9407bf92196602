/** Files that people write, read strictly: a refusal names the file, the line and the field. */
@NullMarked
@CheckReturnValue
package dev.florin.yaml;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
