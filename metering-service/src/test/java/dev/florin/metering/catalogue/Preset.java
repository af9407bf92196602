package dev.florin.metering.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.florin.money.Credits;
import dev.florin.offering.InvalidOfferingException;
import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import dev.florin.pricing.Rating;
import dev.florin.usage.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A shipped offering with its price list, read as the services read them. */
record Preset(Offering offering, List<ListedModel> models) {

    static final Path DIRECTORY = Path.of(System.getProperty("florin.root"), "deploy", "offerings");

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    static Preset of(String name) {
        Offering offering = OfferingFile.read(DIRECTORY.resolve(name).resolve("offering.yaml"));
        return new Preset(
                offering, CatalogueFile.read(DIRECTORY.resolve(name).resolve("catalogue.yaml"), offering, NOW));
    }

    /** Whether the reader takes the file; a catalogue is that of {@code free-tier}. */
    static boolean loads(String kind, JsonNode content) throws IOException {
        Path file = Files.createTempFile(kind, ".yaml");
        try {
            new YAMLMapper().writeValue(file.toFile(), content);
            return kind.equals("offering")
                    ? OfferingFile.read(file) != null
                    : CatalogueFile.read(file, of("free-tier").offering(), NOW) != null;
        } catch (InvalidOfferingException | InvalidCatalogueException e) {
            return false;
        } finally {
            Files.delete(file);
        }
    }

    ListedModel model(String id) {
        return models.stream()
                .filter(model -> model.model().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Credits charge(String model, Usage usage) {
        return switch (Rating.rate(usage, model(model).price())) {
            case Rating.Rated rated -> rated.charge().amountMicros();
            case Rating.Unpriced unpriced -> throw new AssertionError(model + " has no rate for " + unpriced.meter());
        };
    }

    /** What the usage costs in the offering's currency, as answers tell it. */
    BigDecimal cost(String model, Usage usage) {
        return offering.costOf(charge(model, usage));
    }
}
