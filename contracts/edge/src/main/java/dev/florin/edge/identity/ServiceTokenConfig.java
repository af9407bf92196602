package dev.florin.edge.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** The secret that the services of one deployment share. */
@ConfigMapping(prefix = "florin.service-token")
public interface ServiceTokenConfig {

    /** The secret itself; at least 16 characters. A service that requires it does not start without. */
    @WithParentName
    Optional<String> value();

    /** Whether callers must show it. The gateway authenticates its callers by API key instead. */
    @WithDefault("true")
    boolean required();
}
