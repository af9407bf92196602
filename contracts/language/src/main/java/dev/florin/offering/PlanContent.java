package dev.florin.offering;

import static dev.florin.yaml.InvalidFieldException.require;

import dev.florin.money.Credits;
import dev.florin.yaml.InvalidFieldException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as the offering's file says it; what the fields mean says {@link Plan}. */
record PlanContent(
        String id,
        String title,
        long monthlyCredits,
        @Nullable Long overageLimitCredits) {

    private static final int MOST_PLANS = 100;

    /** Far from what an account's balance can hold, whatever else it holds. */
    private static final long MOST_CREDITS = 1_000_000_000_000L;

    /** Stands in paths, events and tables. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    static List<Plan> plans(@Nullable List<PlanContent> plans) {
        List<PlanContent> contents = plans == null ? List.of() : plans;
        require(contents.size() <= MOST_PLANS, "plans", "are more than " + MOST_PLANS);
        List<Plan> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < contents.size(); i++) {
            String field = "plans[" + i + "]";
            require(contents.get(i) != null, field, "is empty");
            Plan plan = contents.get(i).toPlan(field);
            require(ids.add(plan.id()), field + ".id", "'" + plan.id() + "' stands twice");
            read.add(plan);
        }
        return read;
    }

    /** The one that new accounts get; null where they get none. */
    static @Nullable Plan defaultPlan(@Nullable String id, List<Plan> plans) {
        if (id == null) {
            return null;
        }
        return plans.stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidFieldException("defaultPlan", "there is no plan '" + id + "'" + known(plans)));
    }

    private Plan toPlan(String field) {
        require(
                ID.matcher(id).matches(),
                field + ".id",
                "'" + id
                        + "' must have 1 to 64 lower case letters, digits, '-' or '_', and begin with a letter or digit");
        require(!title.isBlank(), field + ".title", "is empty");
        Credits monthly = credits(monthlyCredits, field + ".monthlyCredits");
        Credits overage =
                overageLimitCredits == null ? null : credits(overageLimitCredits, field + ".overageLimitCredits");
        return new Plan(id, title, monthly, overage);
    }

    private static Credits credits(long whole, String field) {
        require(whole > 0, field, "must be above zero");
        require(whole <= MOST_CREDITS, field, "is more than " + MOST_CREDITS);
        return OfferingAmounts.credits(whole, field);
    }

    private static String known(List<Plan> plans) {
        return plans.isEmpty()
                ? ""
                : "; there are " + plans.stream().map(Plan::id).collect(Collectors.joining(", "));
    }
}
