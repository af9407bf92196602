package dev.florin.offering;

import static dev.florin.yaml.InvalidFieldException.require;

import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.offering.DiscountContent.CommitmentContent;
import dev.florin.offering.DiscountContent.RateLimitsContent;
import dev.florin.offering.DiscountContent.StepContent;
import dev.florin.offering.Offering.CreditPackage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An offering as its file says it; what the fields mean says {@link Offering}. */
record OfferingContent(
        String name,
        String currency,
        BigDecimal creditsPerCurrencyUnit,
        BigDecimal minimumPurchase,
        List<PackageContent> packages,
        @Nullable CustomAmountContent customAmount,
        @Nullable Long newAccountGrantCredits,
        @Nullable List<StepContent> volumeDiscounts,
        @Nullable List<CommitmentContent> commitments,
        @Nullable RateLimitsContent rateLimits,
        long lowBalanceCredits,
        @Nullable Integer lowBalanceSharePercent,
        @Nullable List<PlanContent> plans,
        @Nullable String defaultPlan) {

    private static final int MOST_PACKAGES = 100;

    record PackageContent(String id, String title, BigDecimal price, long credits) {}

    record CustomAmountContent(BigDecimal minimum, BigDecimal maximum) {}

    /** Throws {@link dev.florin.yaml.InvalidFieldException} on the first value that cannot be used. */
    Offering toOffering() {
        require(!name.isBlank(), "name", "is empty");
        OfferingAmounts amounts = OfferingAmounts.of(currency, creditsPerCurrencyUnit);
        Money minimum = amounts.price(minimumPurchase, "minimumPurchase");
        int share = lowBalanceSharePercent == null ? 0 : lowBalanceSharePercent;
        require(share >= 0 && share <= 100, "lowBalanceSharePercent", "must be from 0 to 100");
        List<Plan> offeredPlans = PlanContent.plans(plans);
        long grant = newAccountGrantCredits == null ? 0 : newAccountGrantCredits;
        return new Offering(
                name,
                amounts.currency(),
                creditsPerCurrencyUnit,
                minimum,
                packages(amounts, minimum),
                customAmount == null ? null : customAmount(customAmount, amounts, minimum),
                OfferingAmounts.credits(grant, "newAccountGrantCredits"),
                DiscountContent.schedule(volumeDiscounts, amounts),
                DiscountContent.commitments(commitments),
                DiscountContent.rateLimits(rateLimits, "rateLimits"),
                OfferingAmounts.credits(lowBalanceCredits, "lowBalanceCredits"),
                share,
                offeredPlans,
                PlanContent.defaultPlan(defaultPlan, offeredPlans));
    }

    private List<CreditPackage> packages(OfferingAmounts amounts, Money minimum) {
        boolean hasPlans = plans != null && !plans.isEmpty();
        require(hasPlans || !packages.isEmpty(), "packages", "at least one is needed where there are no plans");
        require(packages.size() <= MOST_PACKAGES, "packages", "are more than " + MOST_PACKAGES);
        List<CreditPackage> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < packages.size(); i++) {
            String field = "packages[" + i + "]";
            require(packages.get(i) != null, field, "is empty");
            CreditPackage item = creditPackage(packages.get(i), field, amounts, minimum);
            require(ids.add(item.id()), field + ".id", "'" + item.id() + "' stands twice");
            read.add(item);
        }
        return read;
    }

    private static CreditPackage creditPackage(
            PackageContent item, String field, OfferingAmounts amounts, Money minimum) {
        require(!item.id().isBlank(), field + ".id", "is empty");
        require(
                !item.id().equals(Offering.CUSTOM_PACKAGE),
                field + ".id",
                "'" + Offering.CUSTOM_PACKAGE + "' is what orders of other amounts go under");
        Money price = amounts.price(item.price(), field + ".price");
        require(price.minor() >= minimum.minor(), field + ".price", "is less than minimumPurchase, " + minimum);
        Credits credits = OfferingAmounts.credits(item.credits(), field + ".credits");
        require(!credits.isZero(), field + ".credits", "must be above zero");
        return new CreditPackage(item.id(), item.title(), price, credits);
    }

    private static CustomAmount customAmount(CustomAmountContent content, OfferingAmounts amounts, Money minimum) {
        Money least = amounts.price(content.minimum(), "customAmount.minimum");
        Money most = amounts.price(content.maximum(), "customAmount.maximum");
        require(least.minor() >= minimum.minor(), "customAmount.minimum", "is less than minimumPurchase, " + minimum);
        require(most.minor() >= least.minor(), "customAmount.maximum", "is less than customAmount.minimum, " + least);
        amounts.requireExactCredits(most, "customAmount");
        return new CustomAmount(least, most);
    }
}
