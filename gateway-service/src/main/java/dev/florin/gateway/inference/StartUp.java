package dev.florin.gateway.inference;

import dev.florin.gateway.catalogue.CatalogueConsumer;
import dev.florin.gateway.key.Authentication;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What must be in memory before a request can be judged: all keys and all prices. Until then a valid key or model must
 * not be told that there is no such thing, since clients do not try that again.
 */
@ApplicationScoped
public class StartUp {

    private final Authentication authentication;
    private final CatalogueConsumer catalogue;

    public StartUp(Authentication authentication, CatalogueConsumer catalogue) {
        this.authentication = authentication;
        this.catalogue = catalogue;
    }

    boolean isOver() {
        return authentication.isReady() && catalogue.isCaughtUp();
    }
}
