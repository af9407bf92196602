package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.florin.gateway.inference.InferenceRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one object of an OpenAI request that is being translated. Each is taken, or known to mean nothing, or the
 * request is refused at the {@linkplain #end() end}: nothing is left out in silence.
 */
public final class Fields {

    private final JsonNode object;
    private final String place;
    private final Set<String> left = new TreeSet<>();

    private Fields(JsonNode object, String place) {
        this.object = object;
        this.place = place;
        object.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                left.add(field.getKey());
            }
        });
    }

    public static Fields of(ObjectNode body) {
        return new Fields(body, "");
    }

    /**
     * @param place such as {@code messages[1]}
     */
    public static Fields of(JsonNode node, String place) {
        if (!node.isObject()) {
            throw InferenceRefusal.ofField(place, "an object is needed.");
        }
        return new Fields(node, place);
    }

    /** The field's value; missing where it is absent or null. */
    public JsonNode take(String field) {
        return left.remove(field) ? object.path(field) : MissingNode.getInstance();
    }

    public Optional<String> text(String field) {
        JsonNode value = take(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw refusal(field, "a text is needed.");
        }
        return Optional.ofNullable(value.textValue());
    }

    public String neededText(String field) {
        return text(field).orElseThrow(() -> refusal(field, "a text is needed."));
    }

    /** The objects of a list, each with its place; none where the field is absent. */
    public List<Fields> objects(String field) {
        JsonNode value = take(field);
        if (!value.isMissingNode() && !value.isArray()) {
            throw refusal(field, "a list is needed.");
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : value) {
            objects.add(of(element, placeOf(field) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** The object of a field. */
    public Fields object(String field) {
        return of(take(field), placeOf(field));
    }

    /** The field's value, which still must be taken. */
    public JsonNode peek(String field) {
        return left.contains(field) ? object.path(field) : MissingNode.getInstance();
    }

    public ObjectNode neededObject(String field) {
        if (take(field) instanceof ObjectNode found) {
            return found;
        }
        throw refusal(field, "an object is needed.");
    }

    public boolean has(String field) {
        return left.contains(field);
    }

    /** The field means nothing with this value, which is what the provider does anyway. */
    @CanIgnoreReturnValue
    public Fields meansNothing(String field, String json) {
        JsonNode value = object.path(field);
        if (value.isNumber()
                ? value.asText().matches(json + "(\\.0+)?")
                : value.toString().equals(json)) {
            left.remove(field);
        }
        return this;
    }

    /** What these fields say is known already, and said otherwise. */
    public void known(String... fields) {
        left.removeAll(Set.of(fields));
    }

    /** Refuses the request when something has not been taken. */
    public void end() {
        left.stream().findFirst().ifPresent(field -> {
            throw refusal(field, "the provider of this model cannot be asked for that.");
        });
    }

    public InferenceRefusal refusal(String field, String detail) {
        return InferenceRefusal.ofField(placeOf(field), detail);
    }

    private String placeOf(String field) {
        return place.isEmpty() ? field : place + "." + field;
    }
}
