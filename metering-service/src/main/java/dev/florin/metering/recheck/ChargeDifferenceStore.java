package dev.florin.metering.recheck;

import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.PriceVersion;
import dev.florin.usage.ProviderCost;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Charges that differ, in PostgreSQL. */
@ApplicationScoped
public class ChargeDifferenceStore {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private static final String ADD = """
            INSERT INTO charge_difference (request_id, account_id, model, price_version, charged_micros, due_micros,
                                           cost_micros, cost_currency, due_cost_micros, due_cost_currency, reason,
                                           occurred_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";
    private static final String PAGE =
            "SELECT * FROM charge_difference WHERE request_id < $1 ORDER BY request_id DESC LIMIT $2";

    private final Pool pool;

    public ChargeDifferenceStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(SqlConnection transaction, List<ChargeDifference> differences) {
        return differences.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(ADD)
                        .executeBatch(differences.stream()
                                .map(ChargeDifferenceStore::row)
                                .toList())
                        .replaceWithVoid();
    }

    /** Newest request first. */
    Uni<List<ChargeDifference>> page(@Nullable RequestId before, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(ChargeDifferenceStore::read)
                .execute(Tuple.of(before == null ? NEWEST : before.value(), limit))
                .map(rows -> rows.stream().toList());
    }

    private static Tuple row(ChargeDifference difference) {
        Credits due = difference.dueMicros();
        return Tuple.from(Arrays.asList(
                difference.requestId().value(),
                difference.accountId().value(),
                difference.model(),
                difference.priceVersion().value(),
                difference.chargedMicros().micros(),
                due == null ? null : due.micros(),
                microsOf(difference.providerCost()),
                currencyOf(difference.providerCost()),
                microsOf(difference.dueProviderCost()),
                currencyOf(difference.dueProviderCost()),
                difference.reason(),
                difference.occurredAt().atOffset(ZoneOffset.UTC)));
    }

    private static ChargeDifference read(Row row) {
        Long due = row.getLong("due_micros");
        return new ChargeDifference(
                new RequestId(row.getUUID("request_id")),
                new AccountId(row.getUUID("account_id")),
                row.getString("model"),
                new PriceVersion(row.getString("price_version")),
                new Credits(row.getLong("charged_micros")),
                due == null ? null : new Credits(due),
                costOf(row.getLong("cost_micros"), row.getString("cost_currency")),
                costOf(row.getLong("due_cost_micros"), row.getString("due_cost_currency")),
                row.getString("reason"),
                row.getOffsetDateTime("occurred_at").toInstant());
    }

    private static @Nullable Long microsOf(@Nullable ProviderCost cost) {
        return cost == null ? null : cost.costMicros();
    }

    private static @Nullable String currencyOf(@Nullable ProviderCost cost) {
        return cost == null ? null : cost.currency().getCurrencyCode();
    }

    private static @Nullable ProviderCost costOf(@Nullable Long micros, @Nullable String currency) {
        return micros == null || currency == null ? null : new ProviderCost(micros, Currency.getInstance(currency));
    }
}
