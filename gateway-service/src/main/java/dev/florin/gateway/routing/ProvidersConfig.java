package dev.florin.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;

/** The operator's upstreams: {@code florin.providers.<name>.base-url}, {@code .api-key} and {@code .family}. */
@ConfigMapping(prefix = "florin.providers")
public interface ProvidersConfig {

    /** By the provider's name as the catalogue spells it. */
    @WithParentName
    Map<String, ProviderConfig> byName();

    /** How a provider is reached, and as whom. */
    interface ProviderConfig {

        /**
         * Up to and including the API's version, such as {@code https://api.openai.com/v1},
         * {@code https://api.anthropic.com/v1} or {@code https://generativelanguage.googleapis.com/v1beta}.
         */
        URI baseUrl();

        /** The operator's credential; customers never see it. */
        String apiKey();

        /** The protocol that it speaks. */
        @WithDefault("openai")
        Family family();
    }
}
