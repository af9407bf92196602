package dev.florin.gateway.inference;

import dev.florin.gateway.catalogue.CatalogueConsumer;
import dev.florin.gateway.discount.DiscountConsumer;
import dev.florin.gateway.key.Authentication;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What must be in memory before a request can be judged: all keys, prices and discounts. Until then a valid key or
 * model must not be told that there is no such thing, since clients do not try that again, and nobody must pay more than later.
 */
@ApplicationScoped
public class StartUp {

    private final Authentication authentication;
    private final CatalogueConsumer catalogue;
    private final DiscountConsumer discounts;

    public StartUp(Authentication authentication, CatalogueConsumer catalogue, DiscountConsumer discounts) {
        this.authentication = authentication;
        this.catalogue = catalogue;
        this.discounts = discounts;
    }

    boolean isOver() {
        return authentication.isReady() && catalogue.isCaughtUp() && discounts.isCaughtUp();
    }
}
