package dev.florin.metering.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.metering.catalogue.ListedModel;
import dev.florin.pricing.Price;
import dev.florin.pricing.ProviderPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would change of a model.
 *
 * @param rates of the customer's price, in micro-credits for one unit
 * @param costs of the provider's price, in millionths of its currency for one unit
 * @param fields everything else
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelChange(String model, List<RateChange> rates, List<RateChange> costs, List<FieldChange> fields) {

    /** @param was null where there was nothing, as {@code becomes} where there would be nothing any more */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldChange(
            String field, @Nullable String was, @Nullable String becomes) {}

    /** @param was what is in force; null where the model is not sold */
    static ModelChange between(@Nullable ListedModel was, DraftModel becomes) {
        Price price = was == null ? null : was.price();
        return new ModelChange(
                becomes.model(),
                RateChange.between(price, becomes.price()),
                RateChange.between(costOf(was == null ? null : was.providerPrice()), costOf(becomes.providerPrice())),
                was == null ? List.of() : fields(was, becomes));
    }

    /** Whether everything stays as it is. */
    boolean isNone() {
        return rates.isEmpty() && costs.isEmpty() && fields.isEmpty();
    }

    private static List<FieldChange> fields(ListedModel was, DraftModel becomes) {
        List<FieldChange> changes = new ArrayList<>();
        add(changes, "provider", was.provider(), becomes.provider());
        add(changes, "upstreamModel", was.upstreamModel(), becomes.upstreamModel());
        add(changes, "contextTokens", was.contextTokens(), becomes.contextTokens());
        add(changes, "maxOutputTokens", was.maxOutputTokens(), becomes.maxOutputTokens());
        add(
                changes,
                "minimumCharge",
                was.price().minimumCharge(),
                becomes.price().minimumCharge());
        add(changes, "free", was.price().costsNothing(), becomes.price().costsNothing());
        add(changes, "costCurrency", currencyOf(was.providerPrice()), currencyOf(becomes.providerPrice()));
        return List.copyOf(changes);
    }

    private static void add(List<FieldChange> changes, String field, @Nullable Object was, @Nullable Object becomes) {
        if (!Objects.equals(was, becomes)) {
            changes.add(new FieldChange(
                    field, was == null ? null : was.toString(), becomes == null ? null : becomes.toString()));
        }
    }

    private static @Nullable Price costOf(@Nullable ProviderPrice cost) {
        return cost == null ? null : cost.price();
    }

    private static @Nullable String currencyOf(@Nullable ProviderPrice cost) {
        return cost == null ? null : cost.currency().getCurrencyCode();
    }
}
