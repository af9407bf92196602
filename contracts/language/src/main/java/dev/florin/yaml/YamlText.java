package dev.florin.yaml;

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
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * A YAML text that people write: unknown, missing and repeated fields are mistakes.
 *
 * @param name what complaints call it, such as its file
 */
public record YamlText(String name, String text) {
    /** In characters: ten thousand models with tiers and costs have a few million. Whoever takes texts from others bounds them himself. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loaderOptions(loaderOptions())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new NullableIsOptional())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What the text says.
     *
     * @param content a record: all its components must stand in the text unless they are nullable
     * @param firstField what an empty text lacks
     * @param meaning may throw {@link InvalidFieldException}
     * @throws InvalidTextException that names the text, the line, the field and what is wrong
     */
    public <C, T> T read(Class<C> content, String firstField, Function<C, T> meaning) {
        try {
            C read = YAML.readValue(text, content);
            InvalidFieldException.require(read != null, firstField, "is missing: the text is empty");
            return meaning.apply(read);
        } catch (JsonProcessingException e) {
            throw new InvalidTextException(name + ", line " + lineOf(e) + ": " + reasonOf(e), e);
        } catch (InvalidFieldException e) {
            int line = FieldLines.of(text).of(e.field(), 1);
            throw new InvalidTextException(name + ", line " + line + ": " + e.field() + ": " + e.getMessage(), e);
        }
    }

    static LoaderOptions loaderOptions() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        return options;
    }

    /** Jackson tells of a mismatch when it has read the whole object, so the field's own line is looked up. */
    private int lineOf(JsonProcessingException e) {
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
