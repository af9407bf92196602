package dev.florin.metering.community;

import dev.florin.usage.Meter;
import java.util.List;

/**
 * What an import did with a file, for the reviewer.
 *
 * @param entries of the file
 * @param imported models that stand in the draft
 * @param otherProviders entries of providers that were not asked for
 * @param notImported fields that no price says now, each with the models that have it
 * @param filled meters without a cost of their own that are priced as a broader one
 * @param skipped entries that cannot be used
 */
public record ImportReport(
        int entries,
        int imported,
        int otherProviders,
        List<NotImported> notImported,
        List<Filled> filled,
        List<Skipped> skipped) {

    public record NotImported(String field, String reason, List<String> models) {}

    public record Filled(Meter meter, Meter as, List<String> models) {}

    public record Skipped(String entry, String reason) {}
}
