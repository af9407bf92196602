package dev.florin.metering.charge;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.metering.catalogue.PriceStore;
import dev.florin.pricing.Explanation;
import dev.florin.pricing.Price;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** Charges, explained meter by meter. */
@Path("/accounts/{accountId}/charges")
public class ChargeResource {

    private final RecordedUsageStore recorded;
    private final PriceStore prices;

    public ChargeResource(RecordedUsageStore recorded, PriceStore prices) {
        this.recorded = recorded;
        this.prices = prices;
    }

    /** A request of another account is answered like one that never was. */
    @GET
    @Path("/{requestId}")
    public Uni<ExplainedCharge> explain(@RestPath AccountId accountId, @RestPath RequestId requestId) {
        return recorded.find(accountId, requestId)
                .map(found -> found.orElseThrow(() -> missing("charge for " + requestId + " on " + accountId
                        + "; it may not be recorded yet, or no longer be kept")))
                .chain(this::explain);
    }

    private Uni<ExplainedCharge> explain(RecordedUsage usage) {
        return prices.ofVersion(usage.charge().priceVersion()).map(price -> explained(usage, price));
    }

    private static ExplainedCharge explained(RecordedUsage usage, Optional<Price> price) {
        return price.flatMap(known ->
                        Explanation.of(usage.usage(), known, usage.charge().discount()))
                .map(explanation -> ExplainedCharge.of(usage, explanation))
                .orElseThrow(() ->
                        missing("price " + usage.charge().priceVersion() + " with all meters of " + usage.requestId()));
    }

    private static Refusal missing(String what) {
        return new Refusal(ErrorCode.NOT_FOUND, "There is no " + what);
    }
}
