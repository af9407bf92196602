package dev.florin.metering.catalogue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.florin.offering.Offering;
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

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new NullableIsOptional())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
            return listedModels(contentOf(text).models(), offering, latestStart);
        } catch (JsonProcessingException e) {
            throw new InvalidCatalogueException(file + ", line " + lineOf(e, text) + ": " + reasonOf(e), e);
        } catch (InvalidFieldException e) {
            int line = FieldLines.of(text).of(e.field(), 1);
            throw new InvalidCatalogueException(file + ", line " + line + ": " + e.field() + ": " + e.getMessage(), e);
        }
    }

    private static Content contentOf(String text) throws JsonProcessingException {
        Content content = YAML.readValue(text, Content.class);
        if (content == null) {
            throw new InvalidFieldException("models", "at least one is needed");
        }
        return content;
    }

    private static List<ListedModel> listedModels(
            List<CatalogueEntry> entries, Offering offering, Instant latestStart) {
        InvalidFieldException.require(!entries.isEmpty(), "models", "at least one is needed");
        InvalidFieldException.require(
                entries.size() <= MOST_MODELS, "models", "are more than " + MOST_MODELS + ": split the file");
        List<ListedModel> models = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String field = "models[" + i + "]";
            InvalidFieldException.require(entries.get(i) != null, field, "is empty");
            ListedModel model = entries.get(i).toListedModel(field, offering, latestStart);
            InvalidFieldException.require(
                    ids.add(model.model()), field + ".id", "'" + model.model() + "' stands twice");
            models.add(model);
        }
        return List.copyOf(models);
    }

    /** Jackson tells of a mismatch when it has read the whole object, so the field's own line is looked up. */
    private static int lineOf(JsonProcessingException e, String text) {
        JsonLocation at = e.getLocation();
        int reported = at == null ? 1 : at.getLineNr();
        return e instanceof MismatchedInputException mismatch
                ? FieldLines.of(text).of(fieldOf(mismatch.getPath()), reported)
                : reported;
    }

    private static String reasonOf(JsonProcessingException e) {
        String field = e instanceof JsonMappingException mapping ? fieldOf(mapping.getPath()) : "";
        String reason = switch (e) {
            case UnrecognizedPropertyException unknown -> "unknown field; known are " + unknown.getKnownPropertyIds();
            case InvalidFormatException format ->
                "'" + format.getValue() + "' is not of the form that stands here ("
                        + format.getTargetType().getSimpleName() + ")";
            default -> e.getOriginalMessage();
        };
        return field.isEmpty() ? reason : field + ": " + reason;
    }

    private static String fieldOf(List<Reference> path) {
        StringBuilder field = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }
}
