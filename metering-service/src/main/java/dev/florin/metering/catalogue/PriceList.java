package dev.florin.metering.catalogue;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Published prices of models, all versions, those that hold later included. */
public final class PriceList {

    /** Of two prices with the same beginning the later publication holds. */
    private static final Comparator<ListedModel> BY_BEGINNING =
            comparing((ListedModel listed) -> listed.price().effectiveFrom()).thenComparing(ListedModel::version);

    private final TreeMap<String, List<ListedModel>> versions;

    private PriceList(TreeMap<String, List<ListedModel>> versions) {
        this.versions = versions;
    }

    /** Of whatever versions of whatever models. */
    public static PriceList of(Collection<ListedModel> published) {
        return new PriceList(published.stream().collect(groupingBy(ListedModel::model, TreeMap::new, toList())));
    }

    /** What a request for the model costs at that time; empty when it is not sold then. */
    public Optional<ListedModel> inForce(String model, Instant at) {
        return versionsOf(model).stream()
                .filter(listed -> !listed.price().effectiveFrom().isAfter(at))
                .max(BY_BEGINNING);
    }

    /** The names of the models that are sold at that time. */
    public SortedSet<String> sold(Instant at) {
        SortedSet<String> sold = new TreeSet<>();
        for (Map.Entry<String, List<ListedModel>> model : versions.entrySet()) {
            if (inForce(model.getKey(), at).isPresent()) {
                sold.add(model.getKey());
            }
        }
        return sold;
    }

    /** The highest number of a version of the model; zero where none was published. */
    public int newestVersion(String model) {
        return versionsOf(model).stream().mapToInt(ListedModel::version).max().orElse(0);
    }

    private List<ListedModel> versionsOf(String model) {
        return versions.getOrDefault(model, List.of());
    }
}
