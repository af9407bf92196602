package dev.florin.metering.catalogue;

import dev.florin.metering.catalogue.Publication.Fresh;
import dev.florin.metering.catalogue.Publication.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The newest published price of each model, against which the catalogue file is judged.
 *
 * @param all by model
 * @param ofFile by model, of those that the file published and no draft did
 */
record NewestPrices(Map<String, ListedModel> all, Map<String, ListedModel> ofFile) {

    static NewestPrices of(List<ListedModel> all, List<ListedModel> ofFile) {
        return new NewestPrices(byModel(all), byModel(ofFile));
    }

    /** What of the file is new; throws {@link InvalidCatalogueException} when a published version would change. */
    List<ListedModel> freshOf(List<ListedModel> listed) {
        List<Publication> decisions = listed.stream().map(this::decide).toList();
        String refusals = decisions.stream()
                .filter(Refused.class::isInstance)
                .map(refused -> ((Refused) refused).reason())
                .collect(Collectors.joining("; "));
        if (!refusals.isEmpty()) {
            throw new InvalidCatalogueException(refusals, null);
        }
        return decisions.stream()
                .filter(Fresh.class::isInstance)
                .map(fresh -> ((Fresh) fresh).model())
                .toList();
    }

    private Publication decide(ListedModel model) {
        return Publication.decide(
                model, Optional.ofNullable(all.get(model.model())), Optional.ofNullable(ofFile.get(model.model())));
    }

    private static Map<String, ListedModel> byModel(List<ListedModel> models) {
        return models.stream().collect(Collectors.toMap(ListedModel::model, Function.identity()));
    }
}
