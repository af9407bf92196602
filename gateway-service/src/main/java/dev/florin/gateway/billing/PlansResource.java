package dev.florin.gateway.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.offering.Plan;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plans that accounts can be on, from the offering file. Public. */
@Path("/v1/plans")
public class PlansResource {

    private final Offering offering;

    public PlansResource(Offering offering) {
        this.offering = offering;
    }

    /**
     * @param creditPrice what a credit beyond a plan's own costs, in major units of the currency, as a decimal text
     * @param defaultPlanId the one that new accounts are on; absent where they are on none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Plans(
            String offering,
            String currency,
            String creditPrice,
            List<OfferedPlan> plans,
            @Nullable String defaultPlanId) {}

    /**
     * @param overageLimitMicros up to how much may be owed for usage beyond the credits; absent where the plan stops
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfferedPlan(
            String id,
            String title,
            Credits monthlyCreditsMicros,
            @Nullable Credits overageLimitMicros) {

        static OfferedPlan from(Plan plan) {
            return new OfferedPlan(plan.id(), plan.title(), plan.monthlyCredits(), plan.overageLimit());
        }
    }

    @GET
    public Plans plans() {
        Plan first = offering.defaultPlan();
        return new Plans(
                offering.name(),
                offering.currency().getCurrencyCode(),
                offering.costOf(Credits.of(1)).toPlainString(),
                offering.plans().stream().map(OfferedPlan::from).toList(),
                first == null ? null : first.id());
    }
}
