package dev.florin.endtoend;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An account's transfers, all pages of them.
 *
 * @param transfers newest first
 */
record Journal(List<JsonNode> transfers) {

    static Journal of(Customer customer) {
        List<JsonNode> transfers = new ArrayList<>();
        String path = "/v1/account/transfers?limit=500";
        JsonNode page = customer.get(path);
        page.required("items").forEach(transfers::add);
        while (page.path("next").isValueNode() && !page.path("next").isNull()) {
            page = customer.get(path + "&before=" + page.path("next").asText());
            page.required("items").forEach(transfers::add);
        }
        return new Journal(List.copyOf(transfers));
    }

    List<JsonNode> ofKind(String kind) {
        return transfers.stream()
                .filter(transfer -> transfer.required("kind").textValue().equals(kind))
                .toList();
    }

    long sumMicros(String kind) {
        return ofKind(kind).stream()
                .mapToLong(transfer -> transfer.required("amount").longValue())
                .sum();
    }

    /** What the customer bought and what was spent: the balance, if the journal explains it. */
    long explainedBalanceMicros() {
        return sumMicros("PURCHASE") - sumMicros("USAGE");
    }

    /** How many charges each request has, by its id. */
    Map<String, Long> chargesByRequest() {
        return ofKind("USAGE").stream()
                .map(transfer -> transfer.required("reference").textValue())
                .collect(groupingBy(id -> id, counting()));
    }

    boolean hasChargesOf(Collection<String> requestIds) {
        return chargesByRequest().keySet().containsAll(requestIds);
    }
}
