package dev.florin.gateway.catalogue;

import static java.util.Comparator.comparing;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** All published prices by model. It grows while it is read: a price that is being added is seen whole or not yet. */
public final class Catalogue {

    /** By the customer's name of the model; of each model the prices, the one that begins last first, then the newest. */
    private final ConcurrentMap<String, List<PricePublished>> prices = new ConcurrentHashMap<>();

    /** One more price; a version that is known already is told again and changes nothing. */
    public void add(PricePublished price) {
        prices.merge(price.model(), List.of(price), (known, added) -> with(known, price));
    }

    /** How many models have a price, now or later. */
    public int models() {
        return prices.size();
    }

    /** What a request for the model costs at that time; empty when the model is not sold then. */
    public Optional<PricePublished> inForce(String model, Instant at) {
        for (PricePublished price : prices.getOrDefault(model, List.of())) {
            if (!effectiveFrom(price).isAfter(at)) {
                return Optional.of(price);
            }
        }
        return Optional.empty();
    }

    /** What is sold at that time, by the model's name. */
    public List<PricePublished> inForce(Instant at) {
        return prices.keySet().stream()
                .sorted()
                .flatMap(model -> inForce(model, at).stream())
                .toList();
    }

    private static List<PricePublished> with(List<PricePublished> known, PricePublished price) {
        Stream<PricePublished> others = known.stream()
                .filter(other -> !other.price().version().equals(price.price().version()));
        return Stream.concat(others, Stream.of(price))
                .sorted(comparing(Catalogue::effectiveFrom)
                        .thenComparing(PricePublished::occurredAt)
                        .reversed())
                .toList();
    }

    private static Instant effectiveFrom(PricePublished price) {
        return price.price().effectiveFrom();
    }
}
