package dev.florin.metering.aggregation;

import dev.florin.id.AccountId;
import dev.florin.metering.charge.RecordedUsageStore;
import dev.florin.metering.discount.VolumeDiscounts;
import dev.florin.metering.recheck.ChargeDifference;
import dev.florin.metering.recheck.ChargeRecheck;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Usage by account, hour and model in PostgreSQL. */
@ApplicationScoped
public class UsageStore {
    private static final String CLAIM = """
            INSERT INTO counted_event (event_id)
            SELECT DISTINCT * FROM UNNEST($1::uuid[])
            ON CONFLICT DO NOTHING
            RETURNING event_id""";
    private static final String ADD_CHARGES = """
            INSERT INTO usage_hour (account_id, hour, model, requests, charge_micros)
            SELECT account_id, hour, model, count(*), sum(charge_micros)
              FROM UNNEST($1::uuid[], $2::timestamptz[], $3::text[], $4::bigint[])
                   AS event (account_id, hour, model, charge_micros)
             GROUP BY account_id, hour, model
            ON CONFLICT (account_id, hour, model) DO UPDATE
               SET requests = usage_hour.requests + excluded.requests,
                   charge_micros = usage_hour.charge_micros + excluded.charge_micros""";
    private static final String ADD_QUANTITIES = """
            INSERT INTO usage_hour_meter (account_id, hour, model, meter, quantity)
            SELECT account_id, hour, model, meter, sum(quantity)
              FROM UNNEST($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::bigint[])
                   AS event (account_id, hour, model, meter, quantity)
             GROUP BY account_id, hour, model, meter
            ON CONFLICT (account_id, hour, model, meter) DO UPDATE
               SET quantity = usage_hour_meter.quantity + excluded.quantity""";
    private static final String READ = """
            SELECT hour, model, requests, charge_micros,
                   (SELECT coalesce(jsonb_object_agg(meter, quantity), '{}')
                      FROM usage_hour_meter AS q
                     WHERE q.account_id = u.account_id AND q.hour = u.hour AND q.model = u.model) AS quantities
              FROM usage_hour AS u
             WHERE account_id = $1 AND hour >= $2 AND hour < $3
             ORDER BY hour, model""";

    private final Pool pool;
    private final RecordedUsageStore recorded;
    private final VolumeDiscounts discounts;
    private final ChargeRecheck recheck;

    public UsageStore(Pool pool, RecordedUsageStore recorded, VolumeDiscounts discounts, ChargeRecheck recheck) {
        this.pool = pool;
        this.recorded = recorded;
        this.discounts = discounts;
        this.recheck = recheck;
    }

    /** Counts and keeps the events that were never counted before; returns those whose charge is not what it should be. */
    Uni<List<ChargeDifference>> add(SqlConnection transaction, List<UsageRecorded> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery(CLAIM)
                        .execute(UsageRows.ids(events))
                        .map(claimed -> firstOfEach(events, claimed))
                        .chain(fresh -> addFresh(transaction, fresh));
    }

    private Uni<List<ChargeDifference>> addFresh(SqlConnection transaction, List<UsageRecorded> fresh) {
        return recorded.add(transaction, fresh)
                .chain(() -> transaction.preparedQuery(ADD_CHARGES).execute(UsageRows.charges(fresh)))
                .chain(() -> transaction.preparedQuery(ADD_QUANTITIES).execute(UsageRows.quantities(fresh)))
                .chain(() -> discounts.count(transaction, fresh))
                .chain(() -> recheck.check(transaction, fresh));
    }

    /** The events that were claimed now, each once even where the batch repeats it. */
    private static List<UsageRecorded> firstOfEach(List<UsageRecorded> events, RowSet<Row> claimed) {
        Set<UUID> open = new HashSet<>();
        claimed.forEach(row -> open.add(row.getUUID(0)));
        return events.stream()
                .filter(event -> open.remove(UsageRows.idOf(event)))
                .toList();
    }

    /** The hours that start in the period, in order. */
    Uni<UsageReport> report(AccountId account, UsagePeriod period) {
        return pool.preparedQuery(READ)
                .mapping(UsageReport.Entry::read)
                .execute(Tuple.of(
                        account.value(),
                        period.from().atOffset(ZoneOffset.UTC),
                        period.to().atOffset(ZoneOffset.UTC)))
                .map(rows -> UsageReport.of(account, period, rows.stream().toList()));
    }
}
