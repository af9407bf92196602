package dev.florin.bench.rating;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.event.EventCodec;
import dev.florin.event.EventType;
import dev.florin.gateway.catalogue.Catalogue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The gateway's catalogue with 10,000 models: how a price is found, and how the catalogue comes to be. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LargeCatalogue {

    static final int MODELS = 10_000;

    private static final String TYPE = EventType.PRICE_PUBLISHED.code();

    private List<byte[]> published = List.of();
    private String[] names = {};
    private Catalogue catalogue = new Catalogue();
    private Instant now = Instant.EPOCH;

    @Setup
    public void open() {
        List<PricePublished> models = PricedModels.of(MODELS);
        published = models.stream().map(EventCodec::encode).toList();
        names = models.stream()
                .map(model -> new String(model.model().toCharArray()))
                .toArray(String[]::new);
        catalogue = new Catalogue();
        models.forEach(catalogue::add);
        now = Instant.now();
    }

    /** As a request does: the name came with it, so no two are the same object. */
    @Benchmark
    public Optional<PricePublished> find() {
        return catalogue.inForce(names[ThreadLocalRandom.current().nextInt(MODELS)], now);
    }

    /** From the records' bytes to the map, as at a gateway's start, without Kafka. */
    @Benchmark
    public int read() {
        Catalogue fresh = new Catalogue();
        for (byte[] data : published) {
            fresh.add((PricePublished) EventCodec.decode(TYPE, data));
        }
        return fresh.models();
    }
}
