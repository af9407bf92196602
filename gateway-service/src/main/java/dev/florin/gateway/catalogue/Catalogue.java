package dev.florin.gateway.catalogue;

import static java.util.Comparator.comparing;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All published prices by model. Immutable.
 *
 * @param prices by the customer's name of the model; of each model the prices, the one that holds last first
 */
public record Catalogue(SortedMap<String, List<PricePublished>> prices) {

    public static final Catalogue EMPTY = new Catalogue(new TreeMap<>());

    public Catalogue {
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
    }

    /** This catalogue and one more price; a version that is known already is told again and changes nothing. */
    public Catalogue with(PricePublished price) {
        Stream<PricePublished> others = prices.getOrDefault(price.model(), List.of()).stream()
                .filter(known -> !known.price().version().equals(price.price().version()));
        SortedMap<String, List<PricePublished>> next = new TreeMap<>(prices);
        next.put(
                price.model(),
                Stream.concat(others, Stream.of(price))
                        .sorted(comparing(Catalogue::effectiveFrom).reversed())
                        .toList());
        return new Catalogue(next);
    }

    /** What a request for the model costs at that time; empty when the model is not sold then. */
    public Optional<PricePublished> inForce(String model, Instant at) {
        return prices.getOrDefault(model, List.of()).stream()
                .filter(price -> !effectiveFrom(price).isAfter(at))
                .findFirst();
    }

    /** What is sold at that time, by the model's name. */
    public List<PricePublished> inForce(Instant at) {
        return prices.keySet().stream()
                .flatMap(model -> inForce(model, at).stream())
                .toList();
    }

    private static Instant effectiveFrom(PricePublished price) {
        return price.price().effectiveFrom();
    }
}
