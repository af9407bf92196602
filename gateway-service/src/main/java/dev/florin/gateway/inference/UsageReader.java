package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.usage.Division;
import java.util.ArrayList;
import java.util.List;

/** Reads the counts of a provider's report and notes what in it cannot be true. */
public final class UsageReader {

    private static final int MOST_NOTES = 10;

    private final JsonNode report;
    private final List<String> contradictions = new ArrayList<>();

    public UsageReader(JsonNode report) {
        this.report = report;
    }

    /** Whether a whole number, zero or more, stands there. */
    public static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 0;
    }

    /**
     * The count at the first of the places where something stands; zero where nothing does, or no count.
     *
     * @param pointers RFC 6901
     */
    public long count(String... pointers) {
        for (String pointer : pointers) {
            JsonNode node = report.at(pointer);
            if (isCount(node)) {
                return node.asLong();
            }
            if (!node.isMissingNode() && !node.isNull()) {
                note(pointer + " is no count");
            }
        }
        return 0;
    }

    public JsonNode report() {
        return report;
    }

    /** Whether a count stands there. */
    public boolean has(String pointer) {
        return isCount(report.at(pointer));
    }

    /** Notes when the parts were more than their total. */
    public Division checked(String total, Division division) {
        if (division.isContradicted()) {
            note("the parts of " + total + " are more than it is");
        }
        return division;
    }

    /** Notes when a sum is told and is another one. */
    public void checkSum(String pointer, long sum) {
        if (has(pointer) && count(pointer) != sum) {
            note(pointer + " is " + count(pointer) + ", its parts are " + sum);
        }
    }

    public List<String> contradictions() {
        return contradictions;
    }

    private void note(String contradiction) {
        if (contradictions.size() < MOST_NOTES && !contradictions.contains(contradiction)) {
            contradictions.add(contradiction);
        }
    }
}
