package dev.florin.metering.whatif;

import static java.util.stream.Collectors.toMap;

import dev.florin.metering.catalogue.ListedModel;
import dev.florin.metering.draft.DraftModel;
import dev.florin.offering.Offering;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prices in force and those of a draft, by model. A draft lists the models that it changes; the others keep the price in
 * force, as its publication would leave them.
 */
record TriedPrices(Map<String, TriedPrice> inForce, Map<String, TriedPrice> drafted) {

    /** @param inForce of each model the price that is in force */
    static TriedPrices of(List<ListedModel> inForce, List<DraftModel> drafted, Offering offering) {
        return new TriedPrices(
                inForce.stream()
                        .collect(toMap(
                                ListedModel::model,
                                listed -> TriedPrice.of(listed.price(), listed.providerPrice(), offering))),
                drafted.stream()
                        .collect(toMap(
                                DraftModel::model,
                                model -> TriedPrice.of(model.price(), model.providerPrice(), offering))));
    }

    /** Null where the model is not sold. */
    @Nullable
    TriedPrice inForce(String model) {
        return inForce.get(model);
    }

    /** The draft's price, or the one in force where the draft does not name the model; null where neither is. */
    @Nullable
    TriedPrice ofDraft(String model) {
        TriedPrice price = drafted.get(model);
        return price == null ? inForce.get(model) : price;
    }

    boolean isInDraft(String model) {
        return drafted.containsKey(model);
    }
}
