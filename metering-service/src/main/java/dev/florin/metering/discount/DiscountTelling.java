package dev.florin.metering.discount;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.edge.outbox.Outbox;
import dev.florin.event.EventSource;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.pricing.Discount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells all that holds for an account, through the outbox. Who tells holds the account, so that of two changes the later one tells
 * both.
 */
@ApplicationScoped
class DiscountTelling {

    /** In one order for everybody, so that nobody waits in a circle. */
    private static final String HOLD = """
            INSERT INTO told_discounts AS told (account_id, told_at)
            SELECT account_id, $2::timestamptz FROM UNNEST($1::uuid[]) AS held (account_id) ORDER BY account_id
            ON CONFLICT (account_id) DO UPDATE
               SET told_at = greatest(excluded.told_at, told.told_at + interval '1 microsecond')
            RETURNING account_id, told_at""";

    private final MonthSpendStore spends;
    private final AgreementStore agreements;
    private final Ids ids = Ids.system();

    DiscountTelling(MonthSpendStore spends, AgreementStore agreements) {
        this.spends = spends;
        this.agreements = agreements;
    }

    /** Accounts that nobody else changes until the transaction ends, each with the time of its telling. */
    record Held(Map<AccountId, Instant> toldAt, Instant now) {

        List<AccountId> accounts() {
            return List.copyOf(toldAt.keySet());
        }

        YearMonth month() {
            return MonthSpend.monthOf(now);
        }
    }

    Uni<Held> hold(SqlConnection transaction, List<AccountId> accounts, Instant now) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(
                        accounts.stream().map(AccountId::value).toArray(UUID[]::new), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> new Held(timesIn(rows), now));
    }

    /** Tells what holds for the accounts, as the transaction sees it now. */
    Uni<Void> tell(SqlConnection transaction, Held held) {
        return spends.ofMonth(transaction, held.accounts(), held.month())
                .chain(spent -> agreements
                        .notEnded(transaction, held.accounts(), held.now())
                        .map(agreed -> events(held, spent, agreed)))
                .chain(events -> Outbox.append(transaction, EventSource.METERING, events));
    }

    private List<DiscountsChanged> events(Held held, List<MonthSpend> spent, List<Agreement> agreed) {
        Map<AccountId, Discount> volume = spent.stream().collect(toMap(MonthSpend::accountId, MonthSpend::told));
        Map<AccountId, List<CommitmentTerm>> terms =
                agreed.stream().collect(groupingBy(Agreement::accountId, mapping(Agreement::term, toList())));
        return held.toldAt().entrySet().stream()
                .map(account -> new DiscountsChanged(
                        new EventId(ids.next()),
                        account.getKey(),
                        held.month(),
                        volume.getOrDefault(account.getKey(), Discount.NONE),
                        terms.getOrDefault(account.getKey(), List.of()),
                        account.getValue()))
                .toList();
    }

    private static Map<AccountId, Instant> timesIn(RowSet<Row> rows) {
        Map<AccountId, Instant> times = new HashMap<>();
        rows.forEach(row -> times.put(
                new AccountId(row.getUUID("account_id")),
                row.getOffsetDateTime("told_at").toInstant()));
        return times;
    }
}
