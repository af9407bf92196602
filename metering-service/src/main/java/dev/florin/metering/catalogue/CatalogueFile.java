package dev.florin.metering.catalogue;

import static dev.florin.yaml.InvalidFieldException.require;

import dev.florin.offering.Offering;
import dev.florin.yaml.InvalidTextException;
import dev.florin.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads and checks a catalogue file. Rates stand in major units of the offering's currency. */
public final class CatalogueFile {
    /** Far above what anybody sells. */
    public static final int MOST_MODELS = 10_000;

    private CatalogueFile() {}

    private record Content(List<CatalogueEntry> models) {}

    /**
     * The models of the file.
     *
     * @param now no price may take effect later
     * @throws InvalidCatalogueException that names the file, the line, the field and what is wrong
     */
    static List<ListedModel> read(Path file, Offering offering, Instant now) {
        try {
            return parse(Files.readString(file), file.toString(), offering, now);
        } catch (IOException e) {
            throw new InvalidCatalogueException(file + ": cannot be read: " + e, e);
        }
    }

    /**
     * The models of a text in the file's format, for a draft: prices may take effect at any time.
     *
     * @throws InvalidCatalogueException that names the line, the field and what is wrong
     */
    public static List<ListedModel> parse(String text, Offering offering) {
        return parse(text, "the catalogue", offering, Instant.MAX);
    }

    private static List<ListedModel> parse(String text, String file, Offering offering, Instant latestStart) {
        try {
            return new YamlText(file, text)
                    .read(Content.class, "models", content -> listedModels(content.models(), offering, latestStart));
        } catch (InvalidTextException e) {
            throw new InvalidCatalogueException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<ListedModel> listedModels(
            List<CatalogueEntry> entries, Offering offering, Instant latestStart) {
        require(!entries.isEmpty(), "models", "at least one is needed");
        require(entries.size() <= MOST_MODELS, "models", "are more than " + MOST_MODELS + ": split the file");
        List<ListedModel> models = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String field = "models[" + i + "]";
            require(entries.get(i) != null, field, "is empty");
            ListedModel model = entries.get(i).toListedModel(field, offering, latestStart);
            require(ids.add(model.model()), field + ".id", "'" + model.model() + "' stands twice");
            models.add(model);
        }
        return List.copyOf(models);
    }
}
