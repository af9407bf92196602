package dev.florin.metering.charge;

import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.id.Uuid7;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Recorded usage in PostgreSQL, by month. */
@ApplicationScoped
public class RecordedUsageStore {

    private static final YearMonth FIRST_MONTH = YearMonth.of(2020, 1);
    private static final YearMonth LAST_MONTH = YearMonth.of(2099, 12);

    private static final String KEEP_MONTHS = "SELECT keep_usage_of(month) FROM UNNEST($1::timestamptz[]) AS month";
    private static final String ADD = """
            INSERT INTO recorded_usage (request_id, account_id, model, provider, usage, amount_micros, price_version, rounding,
                                        discount_basis_points, funding, cost_micros, cost_currency, occurred_at, provider_usage)
            SELECT request_id, account_id, model, provider, usage::jsonb, amount_micros, price_version, rounding,
                   discount_basis_points, funding, cost_micros, cost_currency, occurred_at, provider_usage::jsonb
              FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[],
                          $9::int[], $10::text[], $11::bigint[], $12::text[], $13::timestamptz[], $14::text[])
                   AS event (request_id, account_id, model, provider, usage, amount_micros, price_version, rounding,
                             discount_basis_points, funding, cost_micros, cost_currency, occurred_at, provider_usage)""";
    private static final String FIND = "SELECT * FROM recorded_usage WHERE request_id = $1 AND account_id = $2";

    private static final String PAGE = """
            SELECT *
              FROM recorded_usage
             WHERE request_id > $1
               AND request_id < $2
             ORDER BY request_id
             LIMIT $3""";
    private static final String DROP = "SELECT drop_usage_before($1, $2) AS dropped";

    private final Pool pool;

    public RecordedUsageStore(Pool pool) {
        this.pool = pool;
    }

    /** Keeps events that were never kept before. */
    public Uni<Void> add(SqlConnection transaction, List<UsageRecorded> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(KEEP_MONTHS)
                        .execute(Tuple.of(monthsOf(events)))
                        .chain(() -> transaction.preparedQuery(ADD).execute(columnsOf(events)))
                        .replaceWithVoid();
    }

    /** An account's request; empty where it is not known, or not the account's. */
    Uni<Optional<RecordedUsage>> find(AccountId account, RequestId request) {
        return pool.preparedQuery(FIND)
                .mapping(RecordedUsage::read)
                .execute(Tuple.of(request.value(), account.value()))
                .map(rows -> rows.stream().findFirst());
    }

    /**
     * Requests by their ids, which sort by the time of arrival.
     *
     * @param after and {@code before}, neither included
     */
    public Uni<List<RecordedUsage>> page(UUID after, UUID before, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(RecordedUsage::read)
                .execute(Tuple.of(after, before, limit))
                .map(rows -> rows.stream().toList());
    }

    /** Drops the oldest months before the one that is kept, so many at most; returns the names of their tables. */
    Uni<List<String>> dropBefore(YearMonth firstKept, int most) {
        return pool.preparedQuery(DROP)
                .mapping(row -> row.getString("dropped"))
                .execute(Tuple.of(firstInstantOf(firstKept), most))
                .map(rows -> rows.stream().toList());
    }

    /** An id whose time is not of these months is kept among the others. */
    private static OffsetDateTime[] monthsOf(List<UsageRecorded> events) {
        return events.stream()
                .map(event -> monthOf(event.requestId().value()))
                .distinct()
                .filter(month -> !month.isBefore(FIRST_MONTH) && !month.isAfter(LAST_MONTH))
                .map(RecordedUsageStore::firstInstantOf)
                .toArray(OffsetDateTime[]::new);
    }

    private static YearMonth monthOf(UUID id) {
        return YearMonth.from(Uuid7.timeOf(id).atOffset(ZoneOffset.UTC));
    }

    private static OffsetDateTime firstInstantOf(YearMonth month) {
        return month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static Tuple columnsOf(List<UsageRecorded> events) {
        return Tuple.from(List.of(
                column(events, event -> event.requestId().value(), UUID[]::new),
                column(events, event -> event.accountId().value(), UUID[]::new),
                column(events, UsageRecorded::model, String[]::new),
                column(events, UsageRecorded::provider, String[]::new),
                column(events, event -> RecordedUsage.jsonOf(event.usage()).encode(), String[]::new),
                column(events, event -> event.charge().amountMicros().micros(), Long[]::new),
                column(events, event -> event.charge().priceVersion().value(), String[]::new),
                column(events, event -> event.charge().rounding().name(), String[]::new),
                column(events, event -> event.charge().discount().basisPoints(), Integer[]::new),
                column(events, event -> event.funding().name(), String[]::new),
                column(events, event -> costMicrosOf(event.providerCost()), Long[]::new),
                column(events, event -> costCurrencyOf(event.providerCost()), String[]::new),
                column(events, event -> event.occurredAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                column(events, event -> reportedBy(event.providerUsage()), String[]::new)));
    }

    private static @Nullable String reportedBy(@Nullable Usage providerUsage) {
        return providerUsage == null
                ? null
                : RecordedUsage.jsonOf(providerUsage).encode();
    }

    private static @Nullable Long costMicrosOf(@Nullable ProviderCost cost) {
        return cost == null ? null : cost.costMicros();
    }

    private static @Nullable String costCurrencyOf(@Nullable ProviderCost cost) {
        return cost == null ? null : cost.currency().getCurrencyCode();
    }

    private static <C> C[] column(
            List<UsageRecorded> events, Function<UsageRecorded, @Nullable C> value, IntFunction<C[]> array) {
        return events.stream().map(value).toArray(array);
    }
}
