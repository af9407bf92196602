package dev.florin.metering.aggregation;

import dev.florin.id.AccountId;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an account used in a period.
 *
 * @param from the start of the first hour
 * @param hours those in which something was used, in order
 */
public record UsageReport(AccountId accountId, Instant from, Instant to, List<Hour> hours) {

    /**
     * @param hour when it starts, UTC
     */
    public record Hour(Instant hour, List<ModelUsage> models) {}

    /**
     * @param quantities by meter
     * @param chargeMicros the sum of the requests' charges, in micro-credits
     */
    public record ModelUsage(String model, long requests, Map<String, Object> quantities, BigInteger chargeMicros) {}

    record Entry(Instant hour, ModelUsage usage) {
        static Entry read(Row row) {
            return new Entry(
                    row.getOffsetDateTime("hour").toInstant(),
                    new ModelUsage(
                            row.getString("model"),
                            row.getLong("requests"),
                            row.getJsonObject("quantities").getMap(),
                            row.getBigDecimal("charge_micros").toBigIntegerExact()));
        }
    }

    /** Groups entries, which come in order, by their hour. */
    static UsageReport of(AccountId account, UsagePeriod period, List<Entry> entries) {
        Map<Instant, List<ModelUsage>> byHour = entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::hour, TreeMap::new, Collectors.mapping(Entry::usage, Collectors.toList())));
        List<Hour> hours = byHour.entrySet().stream()
                .map(hour -> new Hour(hour.getKey(), hour.getValue()))
                .toList();
        return new UsageReport(account, period.from(), period.to(), hours);
    }
}
