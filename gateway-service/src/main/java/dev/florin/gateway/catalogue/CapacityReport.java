package dev.florin.gateway.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.offering.Offering;
import dev.florin.offering.Plan;
import dev.florin.pricing.Capacity;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the monthly credits of the offering's plans are enough for, with a model and as much output as input.
 *
 * @param unit what is counted: {@code characters} or {@code tokens}, as the price goes by
 * @param charactersPerPage what was asked for; absent where it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CapacityReport(
        String object,
        String model,
        @JsonProperty("price_version") PriceVersion priceVersion,
        String unit,
        @JsonProperty("characters_per_page") @Nullable Long charactersPerPage,
        List<PlanCapacity> plans) {

    /**
     * @param credits a month
     * @param units of input, and as many of output; absent where they cost nothing, or the price has no rate for them
     * @param pages whole ones, of characters; absent where no page was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanCapacity(
            String plan,
            String title,
            String credits,
            @Nullable Long units,
            @Nullable Long pages) {}

    static CapacityReport of(PricePublished offer, Offering offering, @Nullable Long charactersPerPage) {
        Price price = offer.price();
        Long page = price.goesByCharacters() ? charactersPerPage : null;
        return new CapacityReport(
                "capacity",
                offer.model(),
                price.version(),
                price.goesByCharacters() ? "characters" : "tokens",
                page,
                offering.plans().stream().map(plan -> of(plan, price, page)).toList());
    }

    private static PlanCapacity of(Plan plan, Price price, @Nullable Long page) {
        OptionalLong capacity = Capacity.of(price, plan.monthlyCredits());
        Long units = capacity.isPresent() ? capacity.getAsLong() : null;
        return new PlanCapacity(
                plan.id(),
                plan.title(),
                plan.monthlyCredits().toString(),
                units,
                units == null || page == null ? null : units / page);
    }
}
