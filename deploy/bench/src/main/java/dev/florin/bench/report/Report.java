package dev.florin.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a run found out, as it comes. */
public final class Report {

    private final Map<String, String> conditions = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public void condition(String name, Object value) {
        conditions.put(name, String.valueOf(value));
    }

    public void figure(Figure figure) {
        figures.add(figure);
    }

    /** The quotient of two figures; nothing where one was not measured. */
    public void ratio(String id, String title, String dividend, String divisor, @Nullable Target target) {
        OptionalDouble above = measured(dividend);
        OptionalDouble below = measured(divisor);
        if (above.isPresent() && below.isPresent()) {
            figure(new Figure(id, title, "times", above.getAsDouble() / below.getAsDouble(), target));
        }
    }

    /** The same, to compare with. */
    public void ratio(String id, String title, String dividend, String divisor) {
        ratio(id, title, dividend, divisor, null);
    }

    /** What was measured under an id. */
    public OptionalDouble measured(String id) {
        return figures.stream()
                .filter(figure -> figure.id().equals(id))
                .mapToDouble(Figure::measured)
                .findFirst();
    }

    /** A sentence on how figures were measured. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    public Map<String, String> conditions() {
        return Collections.unmodifiableMap(conditions);
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }
}
