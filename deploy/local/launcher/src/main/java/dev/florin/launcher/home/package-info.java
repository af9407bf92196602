/** What the launcher keeps on disk: paths, ports, secrets, the demo account, the running processes. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.home;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
