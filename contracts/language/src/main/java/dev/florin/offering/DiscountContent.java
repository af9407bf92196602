package dev.florin.offering;

import static dev.florin.yaml.InvalidFieldException.require;

import dev.florin.discount.RateLimits;
import dev.florin.event.LineOfText;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule;
import dev.florin.yaml.InvalidFieldException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an offering file says of discounts, commitments and rate limits. */
final class DiscountContent {

    private static final int MOST_ENTRIES = 100;
    private static final int LONGEST_TERM_MONTHS = 120;
    private static final BigDecimal WHOLE_PERCENT = BigDecimal.valueOf(100);

    private DiscountContent() {}

    record StepContent(BigDecimal fromSpend, BigDecimal percent) {}

    record CommitmentContent(
            String id,
            String title,
            int termMonths,
            BigDecimal discountPercent,
            @Nullable RateLimitsContent rateLimits) {}

    record RateLimitsContent(
            @Nullable Long requestsPerMinute, @Nullable Long tokensPerMinute) {}

    /** By rising spend and discount; each spend in credits at the offering's price of them. */
    static DiscountSchedule schedule(@Nullable List<StepContent> steps, OfferingAmounts amounts) {
        List<DiscountSchedule.Step> read = new ArrayList<>();
        for (StepContent step : bounded(steps, "volumeDiscounts")) {
            String field = "volumeDiscounts[" + read.size() + "]";
            require(step != null, field, "is empty");
            Money fromSpend = amounts.price(step.fromSpend(), field + ".fromSpend");
            Credits from = amounts.creditsFor(fromSpend, field + ".fromSpend");
            Discount discount = discount(step.percent(), field + ".percent");
            require(!discount.isNone(), field + ".percent", "must be above zero");
            if (!read.isEmpty()) {
                DiscountSchedule.Step before = read.getLast();
                require(
                        before.fromMicros().isLessThan(from),
                        field + ".fromSpend",
                        "must be above that of the step before");
                require(
                        before.discount().basisPoints() < discount.basisPoints(),
                        field + ".percent",
                        "must be above that of the step before, " + before.discount());
            }
            read.add(new DiscountSchedule.Step(from, discount));
        }
        return new DiscountSchedule(read);
    }

    static List<Commitment> commitments(@Nullable List<CommitmentContent> commitments) {
        List<Commitment> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (CommitmentContent content : bounded(commitments, "commitments")) {
            String field = "commitments[" + read.size() + "]";
            require(content != null, field, "is empty");
            Commitment commitment = commitment(content, field);
            require(ids.add(commitment.id()), field + ".id", "'" + commitment.id() + "' stands twice");
            read.add(commitment);
        }
        return read;
    }

    static RateLimits rateLimits(@Nullable RateLimitsContent content, String field) {
        if (content == null) {
            return RateLimits.NONE;
        }
        requireLimit(content.requestsPerMinute(), field + ".requestsPerMinute");
        requireLimit(content.tokensPerMinute(), field + ".tokensPerMinute");
        RateLimits limits = new RateLimits(content.requestsPerMinute(), content.tokensPerMinute());
        require(!limits.areNone(), field, "requestsPerMinute, tokensPerMinute or both are needed");
        return limits;
    }

    private static Commitment commitment(CommitmentContent content, String field) {
        line(content.id(), field + ".id");
        line(content.title(), field + ".title");
        require(
                content.termMonths() >= 1 && content.termMonths() <= LONGEST_TERM_MONTHS,
                field + ".termMonths",
                "must be from 1 to " + LONGEST_TERM_MONTHS);
        return new Commitment(
                content.id(),
                content.title(),
                content.termMonths(),
                discount(content.discountPercent(), field + ".discountPercent"),
                rateLimits(content.rateLimits(), field + ".rateLimits"));
    }

    /** Nothing is free by a discount: it stays below the whole. */
    private static Discount discount(BigDecimal percent, String field) {
        require(
                percent.signum() >= 0 && percent.compareTo(WHOLE_PERCENT) < 0,
                field,
                "must be at least zero and below 100");
        try {
            return new Discount(percent.movePointRight(2).intValueExact());
        } catch (ArithmeticException e) {
            throw new InvalidFieldException(field, percent + " has more than two decimals");
        }
    }

    private static void requireLimit(@Nullable Long perMinute, String field) {
        require(
                perMinute == null || (perMinute >= 1 && perMinute <= RateLimits.MOST),
                field,
                "must be from 1 to " + RateLimits.MOST);
    }

    private static void line(String text, String field) {
        try {
            LineOfText.require(field, text);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException(field, "is not a line of text");
        }
    }

    private static <T> List<T> bounded(@Nullable List<T> entries, String field) {
        require(entries == null || entries.size() <= MOST_ENTRIES, field, "are more than " + MOST_ENTRIES);
        return entries == null ? List.of() : entries;
    }
}
