package dev.florin.metering.draft;

import dev.florin.metering.catalogue.ListedModel;
import dev.florin.metering.catalogue.PriceList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the publication of a draft would change of what is in force.
 *
 * @param added models that are not sold, with all of their rates
 * @param changed models of which something would change
 * @param unchanged how many would stay as they are
 * @param gone sold and not in the draft: publishing it leaves them as they are
 */
public record Difference(List<ModelChange> added, List<ModelChange> changed, int unchanged, List<String> gone) {

    /**
     * @param models of the draft
     * @param at which prices it is compared with
     */
    public static Difference between(PriceList published, List<DraftModel> models, Instant at) {
        List<ModelChange> added = new ArrayList<>();
        List<ModelChange> changed = new ArrayList<>();
        int unchanged = 0;
        SortedSet<String> gone = new TreeSet<>(published.sold(at));
        for (DraftModel model : models) {
            gone.remove(model.model());
            Optional<ListedModel> inForce = published.inForce(model.model(), at);
            ModelChange change = ModelChange.between(inForce.orElse(null), model);
            if (inForce.isEmpty()) {
                added.add(change);
            } else if (change.isNone()) {
                unchanged++;
            } else {
                changed.add(change);
            }
        }
        return new Difference(List.copyOf(added), List.copyOf(changed), unchanged, List.copyOf(gone));
    }

    /**
     * The versions that the publication of a draft makes: of each model that would not be sold as it is anyway when the
     * draft's price comes into force.
     */
    static List<ListedModel> versions(PriceList published, List<DraftModel> models, String offering, Instant now) {
        return models.stream()
                .filter(model -> isNew(published, model, now))
                .map(model -> model.published(offering, published.newestVersion(model.model()) + 1, now))
                .toList();
    }

    private static boolean isNew(PriceList published, DraftModel model, Instant now) {
        return published
                .inForce(model.model(), model.beginning(now))
                .map(inForce -> !ModelChange.between(inForce, model).isNone())
                .orElse(true);
    }
}
