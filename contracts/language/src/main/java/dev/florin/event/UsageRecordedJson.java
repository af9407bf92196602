package dev.florin.event;

import static dev.florin.event.JsonOutput.piece;

import dev.florin.budget.BudgetKind;
import dev.florin.budget.CountedBudget;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.KeyId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.pricing.Charge;
import dev.florin.pricing.Discount;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link UsageRecorded} as gateways write it: the ledger reads more of them than of all others together. */
final class UsageRecordedJson {

    private static final byte[] REQUEST = piece("{\"requestId\":\"req_");
    private static final byte[] ACCOUNT = piece("\",\"accountId\":\"acc_");
    private static final byte[] PROJECT = piece("\",\"projectId\":\"prj_");
    private static final byte[] KEY = piece("\",\"keyId\":\"key_");
    private static final byte[] MODEL = piece("\",\"model\":\"");
    private static final byte[] PROVIDER = piece("\",\"provider\":\"");
    private static final byte[] USAGE = piece("\",\"usage\":{");
    private static final byte[] CHARGE = piece(",\"charge\":{\"amountMicros\":");
    private static final byte[] PRICE_VERSION = piece(",\"priceVersion\":\"");
    private static final byte[] ROUNDING = piece("\",\"rounding\":\"");
    private static final byte[] DISCOUNT = piece("\",\"discountBasisPoints\":");
    private static final byte[] FUNDING = piece("\"},\"funding\":\"");
    private static final byte[] FUNDING_BEHIND_DISCOUNT = piece("},\"funding\":\"");
    private static final byte[] RESERVED = piece("\",\"reservedMicros\":");
    private static final byte[] EPOCH = piece(",\"epoch\":\"epo_");
    private static final byte[] LATENCY = piece("\",\"latencyMillis\":");
    private static final byte[] COST = piece(",\"providerCost\":{\"costMicros\":");
    private static final byte[] CURRENCY = piece(",\"currency\":\"");
    private static final byte[] COST_END = piece("\"}");
    private static final byte[] PROVIDER_USAGE = piece(",\"providerUsage\":{");
    private static final byte[] BUDGETS = piece(",\"budgets\":[{\"budgetId\":\"bud_");
    private static final byte[] NEXT_BUDGET = piece("\"},{\"budgetId\":\"bud_");
    private static final byte[] START = piece("\",\"start\":\"");
    private static final byte[] KIND = piece("\",\"kind\":\"");
    private static final byte[] BUDGETS_END = piece("\"}]");
    private static final byte[] OCCURRED = piece(",\"occurredAt\":\"");
    private static final byte[] END = piece("\"}");

    private static final byte[] QUOTE = piece("\"");
    private static final byte[] NAMED = piece("\":");
    private static final byte[] NEXT = piece(",\"");
    private static final byte[] BRACE = piece("}");

    private UsageRecordedJson() {}

    /** The event, or null where the data is not exactly as gateways write it: the general reader knows why. */
    static @Nullable UsageRecorded read(byte[] data) {
        try {
            return event(new JsonInput(data));
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    /** The event's data, or null where that takes the general writer: a text or number is unusual. */
    static byte @Nullable [] write(UsageRecorded event) {
        JsonOutput out = JsonOutput.empty();
        out.add(REQUEST);
        out.id(event.requestId().value());
        out.add(ACCOUNT);
        out.id(event.accountId().value());
        out.add(PROJECT);
        out.id(event.projectId().value());
        out.add(KEY);
        out.id(event.keyId().value());
        out.add(MODEL);
        out.text(event.model());
        out.add(PROVIDER);
        out.text(event.provider());
        out.add(USAGE);
        write(event.usage(), out);
        out.add(CHARGE);
        out.amount(event.charge().amountMicros());
        out.add(PRICE_VERSION);
        out.text(event.charge().priceVersion().value());
        out.add(ROUNDING);
        out.text(event.charge().rounding().name());
        if (event.charge().discountBasisPoints() instanceof Discount discount) {
            out.add(DISCOUNT);
            out.number(discount.basisPoints());
            out.add(FUNDING_BEHIND_DISCOUNT);
        } else {
            out.add(FUNDING);
        }
        out.text(event.funding().name());
        out.add(RESERVED);
        out.amount(event.reservedMicros());
        out.add(EPOCH);
        out.id(event.epoch().value());
        out.add(LATENCY);
        out.number(event.latencyMillis());
        if (event.providerCost() instanceof ProviderCost cost) {
            out.add(COST);
            out.number(cost.costMicros());
            out.add(CURRENCY);
            out.text(cost.currency().getCurrencyCode());
            out.add(COST_END);
        }
        if (event.providerUsage() instanceof Usage reported) {
            out.add(PROVIDER_USAGE);
            write(reported, out);
        }
        write(event.countedIn(), out);
        out.add(OCCURRED);
        out.time(event.occurredAt());
        out.add(END);
        return out.isPlain() ? out.toBytes() : null;
    }

    private static void write(Usage usage, JsonOutput out) {
        boolean first = true;
        for (Map.Entry<Meter, Long> quantity : usage.quantities().entrySet()) {
            out.add(first ? QUOTE : NEXT);
            out.text(quantity.getKey().code());
            out.add(NAMED);
            out.number(quantity.getValue());
            first = false;
        }
        out.add(BRACE);
    }

    private static void write(List<CountedBudget> budgets, JsonOutput out) {
        byte[] before = BUDGETS;
        for (CountedBudget budget : budgets) {
            out.add(before);
            out.id(budget.budgetId().value());
            out.add(START);
            out.time(budget.start());
            out.add(KIND);
            out.text(budget.kind().name());
            before = NEXT_BUDGET;
        }
        if (!budgets.isEmpty()) {
            out.add(BUDGETS_END);
        }
    }

    private static UsageRecorded event(JsonInput in) {
        in.expect(REQUEST);
        RequestId requestId = new RequestId(in.id());
        in.expect(ACCOUNT);
        AccountId accountId = new AccountId(in.id());
        in.expect(PROJECT);
        ProjectId projectId = new ProjectId(in.id());
        in.expect(KEY);
        KeyId keyId = new KeyId(in.id());
        in.expect(MODEL);
        String model = in.text();
        in.expect(PROVIDER);
        String provider = in.text();
        in.expect(USAGE);
        Usage usage = usage(in);
        in.expect(CHARGE);
        Charge charge = charge(in);
        Funding funding = Funding.valueOf(in.text());
        in.expect(RESERVED);
        var reserved = in.amount();
        in.expect(EPOCH);
        EpochId epoch = new EpochId(in.id());
        in.expect(LATENCY);
        long latencyMillis = in.number();
        ProviderCost cost = in.skip(COST) ? cost(in) : null;
        Usage providerUsage = in.skip(PROVIDER_USAGE) ? usage(in) : null;
        List<CountedBudget> budgets = in.skip(BUDGETS) ? budgets(in) : null;
        in.expect(OCCURRED);
        var occurredAt = in.time();
        in.expect(END);
        in.expectEnd();
        return new UsageRecorded(
                requestId,
                accountId,
                projectId,
                keyId,
                model,
                provider,
                usage,
                charge,
                funding,
                reserved,
                epoch,
                latencyMillis,
                cost,
                providerUsage,
                budgets,
                occurredAt);
    }

    private static Usage usage(JsonInput in) {
        Map<Meter, Long> quantities = new EnumMap<>(Meter.class);
        boolean more = in.skip(QUOTE);
        while (more) {
            Meter meter = Meter.fromCode(in.text());
            in.expect(NAMED);
            quantities.put(meter, in.number());
            more = in.skip(NEXT);
        }
        in.expect(BRACE);
        return new Usage(quantities);
    }

    /** And what leads to the field behind it. */
    private static Charge charge(JsonInput in) {
        var amount = in.amount();
        in.expect(PRICE_VERSION);
        PriceVersion version = new PriceVersion(in.text());
        in.expect(ROUNDING);
        Rounding rounding = Rounding.valueOf(in.text());
        boolean hasDiscount = in.skip(DISCOUNT);
        Discount discount = hasDiscount ? discount(in.number()) : null;
        in.expect(hasDiscount ? FUNDING_BEHIND_DISCOUNT : FUNDING);
        return new Charge(amount, version, rounding, discount);
    }

    /** What is no discount must not become one by losing its upper bits. */
    private static Discount discount(long basisPoints) {
        return new Discount((int) Math.min(basisPoints, Integer.MAX_VALUE));
    }

    private static List<CountedBudget> budgets(JsonInput in) {
        List<CountedBudget> budgets = new ArrayList<>();
        do {
            BudgetId id = new BudgetId(in.id());
            in.expect(START);
            Instant start = in.time();
            in.expect(KIND);
            budgets.add(new CountedBudget(id, start, BudgetKind.valueOf(in.text())));
        } while (in.skip(NEXT_BUDGET));
        in.expect(BUDGETS_END);
        return budgets;
    }

    private static ProviderCost cost(JsonInput in) {
        long costMicros = in.number();
        in.expect(CURRENCY);
        Currency currency = Currency.getInstance(in.text());
        in.expect(COST_END);
        return new ProviderCost(costMicros, currency);
    }
}
