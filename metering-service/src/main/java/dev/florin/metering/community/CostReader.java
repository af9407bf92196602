package dev.florin.metering.community;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.usage.Meter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Collects the costs of one entry, and what of them cannot be taken over. */
final class CostReader {
    static final String NO_METER = "no meter counts it";

    private static final String TIERED = "tiered_pricing";
    private static final String SEARCH = "search_context_cost_per_query";
    private static final String SEARCH_UNIT = "web_search_billing_unit";

    /** Decimal places and digits of a cost: generous, and a bound on what exact arithmetic may be asked for. */
    private static final int MOST_DIGITS = 30;

    private final CommunityEntry entry;
    private final String mode;
    private final CostSheet sheet = new CostSheet();
    private final Map<String, String> notImported = new LinkedHashMap<>();

    CostReader(CommunityEntry entry) {
        this.entry = entry;
        this.mode =
                entry.fields().containsKey("mode") ? entry.fields().get("mode").asText() : "";
    }

    /** Throws {@link UnusableEntryException} where a cost is none. */
    CostSheet read() {
        readTiered();
        entry.fields().forEach(this::read);
        chooseOne("input_cost_per_token", Meter.INPUT_TOKENS, "input_cost_per_character", Meter.INPUT_CHARACTERS);
        chooseOne("output_cost_per_token", Meter.OUTPUT_TOKENS, "output_cost_per_character", Meter.OUTPUT_CHARACTERS);
        chooseOne("output_cost_per_image_token", Meter.IMAGE_OUTPUT_TOKENS, "output_cost_per_image", Meter.IMAGES);
        sheet.removeWithoutBase()
                .forEach(loose -> notImported.put(
                        loose.meter() + " above " + loose.abovePromptTokens() + " tokens",
                        "there is no cost for shorter prompts"));
        return sheet;
    }

    /** By field, why it was not taken over. */
    Map<String, String> notImported() {
        return notImported;
    }

    private void read(String field, JsonNode value) {
        if (!CostField.isCost(field) || value.isNull() || field.equals(TIERED)) {
            return;
        }
        Optional<CostField> priced = CostField.of(field, mode);
        if (priced.isEmpty()) {
            notImported.put(field, NO_METER);
        } else if (isImageOfPrompt(field)) {
            notImported.put(field, "it prices an image of the prompt, which no meter counts");
        } else if (field.equals(SEARCH)) {
            readSearch(value);
        } else {
            put(field, priced.get(), costOf(field, value));
        }
    }

    /** Image models without a cost of what they make have it as that of an input. */
    private boolean isImageOfPrompt(String field) {
        return field.equals("input_cost_per_image") && entry.fields().containsKey("output_cost_per_image");
    }

    private void put(String field, CostField priced, BigDecimal cost) {
        BigDecimal kept = sheet.put(priced, cost);
        if (kept.compareTo(cost) == 0) {
            return;
        }
        if (cost.signum() > 0 && kept.signum() > 0) {
            notImported.put(field, "another field prices the same otherwise");
        } else if (kept.signum() == 0) {
            sheet.replace(priced, cost);
        }
    }

    /** Searches are one meter: a cost that goes by the size of what is found has none. */
    private void readSearch(JsonNode value) {
        String unit = entry.fields().containsKey(SEARCH_UNIT)
                ? entry.fields().get(SEARCH_UNIT).asText()
                : "per_query";
        List<BigDecimal> costs = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(size -> costs.add(costOf(SEARCH + "." + size.getKey(), size.getValue())));
        } else {
            costs.add(costOf(SEARCH, value));
        }
        if (!unit.equals("per_query")) {
            notImported.put(SEARCH, "it is not by query: " + unit);
        } else if (costs.isEmpty() || costs.stream().anyMatch(cost -> cost.compareTo(costs.getFirst()) != 0)) {
            notImported.put(SEARCH, "it differs by the size of the search, and the meter of searches has one rate");
        } else {
            put(SEARCH, new CostField(Meter.WEB_SEARCHES, 0), costs.getFirst());
        }
    }

    /** Ranges of the prompt's length, each with all its costs; they must follow each other from zero on. */
    private void readTiered() {
        JsonNode value = entry.fields().get(TIERED);
        if (value == null || value.isNull()) {
            return;
        }
        List<JsonNode> ranges = StreamSupport.stream(value.spliterator(), false)
                .sorted(comparing(range -> boundOf(range.at("/range/0"))))
                .toList();
        long end = 0;
        for (JsonNode range : ranges) {
            if (boundOf(range.at("/range/0")) != end) {
                throw new UnusableEntryException(TIERED + ": the ranges do not follow each other from zero on");
            }
            long above = end;
            range.properties().forEach(cost -> readRange(above, cost.getKey(), cost.getValue()));
            end = boundOf(range.at("/range/1"));
        }
    }

    private void readRange(long above, String field, JsonNode value) {
        if (!CostField.isCost(field) || value.isNull()) {
            return;
        }
        Optional<CostField> priced = CostField.of(field, mode).filter(cost -> cost.abovePromptTokens() == 0);
        if (priced.isPresent() && !value.isContainerNode()) {
            put(TIERED + "." + field, new CostField(priced.get().meter(), above), costOf(field, value));
        } else {
            notImported.put(TIERED + "." + field, NO_METER);
        }
    }

    /** The last range may have no end. */
    private static long boundOf(JsonNode bound) {
        if (bound.isNull()) {
            return Long.MAX_VALUE;
        }
        return wholeNumber(bound)
                .orElseThrow(() -> new UnusableEntryException(TIERED + ": a range has no whole numbers as its bounds"));
    }

    /** Both price the same thing: charging it by two meters would charge it twice. */
    private void chooseOne(String first, Meter firstMeter, String second, Meter secondMeter) {
        Map<Meter, BigDecimal> base = sheet.base();
        if (!base.keySet().containsAll(Set.of(firstMeter, secondMeter))) {
            return;
        }
        boolean keepSecond = !sheet.isCharged(firstMeter) && sheet.isCharged(secondMeter);
        sheet.remove(keepSecond ? firstMeter : secondMeter);
        notImported.put(keepSecond ? first : second, "the same is priced by " + (keepSecond ? second : first));
    }

    private static BigDecimal costOf(String field, @Nullable JsonNode value) {
        if (value == null || !value.isNumber()) {
            throw new UnusableEntryException(field + ": is not a number");
        }
        BigDecimal cost = value.decimalValue();
        if (cost.signum() < 0) {
            throw new UnusableEntryException(field + ": " + value.asText() + " is below zero");
        }
        if (cost.precision() > MOST_DIGITS || Math.abs(cost.scale()) > MOST_DIGITS) {
            throw new UnusableEntryException(field + ": " + value.asText() + " cannot be held exactly");
        }
        return cost;
    }

    /** A whole number that a {@code long} can hold, also one written as 128000.0; empty for anything else. */
    static Optional<Long> wholeNumber(@Nullable JsonNode value) {
        if (value == null || !value.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = value.decimalValue();
        boolean holds = Math.abs(number.scale()) <= MOST_DIGITS
                && number.stripTrailingZeros().scale() <= 0
                && number.precision() - number.scale() <= 15
                && number.signum() >= 0;
        return holds ? Optional.of(number.longValueExact()) : Optional.empty();
    }
}
