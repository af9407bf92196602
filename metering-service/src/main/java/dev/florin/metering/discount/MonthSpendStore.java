package dev.florin.metering.discount;

import dev.florin.id.AccountId;
import dev.florin.pricing.Discount;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What accounts spend by month, in PostgreSQL. */
@ApplicationScoped
class MonthSpendStore {

    private static final String ADD = """
            UPDATE month_spend AS kept
               SET spent_micros = kept.spent_micros + added.charge_micros
              FROM (SELECT account_id, month, sum(charge_micros) AS charge_micros
                      FROM UNNEST($1::uuid[], $2::date[], $3::bigint[]) AS event (account_id, month, charge_micros)
                     GROUP BY account_id, month) AS added
             WHERE kept.account_id = added.account_id AND kept.month = added.month
            RETURNING kept.*""";
    private static final String SPENT_IN_MONTH = """
            SELECT coalesce(sum(charge_micros), 0)
              FROM usage_hour AS u
             WHERE u.account_id = %1$s
               AND u.hour >= %2$s::timestamp AT TIME ZONE 'UTC'
               AND u.hour < (%2$s + interval '1 month') AT TIME ZONE 'UTC'""";
    private static final String BEGIN = """
            INSERT INTO month_spend (account_id, month, spent_micros, told_basis_points)
            SELECT account_id, month, (%s), 0
              FROM UNNEST($1::uuid[], $2::date[]) AS begun (account_id, month)
            RETURNING *""".formatted(SPENT_IN_MONTH.formatted("begun.account_id", "begun.month"));
    private static final String TOLD = """
            UPDATE month_spend AS kept
               SET told_basis_points = told.basis_points
              FROM UNNEST($1::uuid[], $2::date[], $3::int[]) AS told (account_id, month, basis_points)
             WHERE kept.account_id = told.account_id AND kept.month = told.month""";
    private static final String OF_MONTH = "SELECT * FROM month_spend WHERE account_id = ANY($1) AND month = $2";
    private static final String SPENT = SPENT_IN_MONTH.formatted("$1", "$2::date");
    private static final String FORGET = "DELETE FROM month_spend";

    private final Pool pool;

    private record AccountMonth(UUID accountId, LocalDate month) {

        static AccountMonth of(UsageRecorded event) {
            return new AccountMonth(event.accountId().value(), dayOf(MonthSpend.monthOf(event.occurredAt())));
        }

        static AccountMonth of(MonthSpend spend) {
            return new AccountMonth(spend.accountId().value(), dayOf(spend.month()));
        }
    }

    MonthSpendStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Adds charges that were never added before, whose hours have them already; returns the months that they are of, as they are
     * now.
     */
    Uni<List<MonthSpend>> add(SqlConnection transaction, List<UsageRecorded> charged) {
        Tuple rows = Tuple.of(
                charged.stream().map(event -> event.accountId().value()).toArray(UUID[]::new),
                charged.stream().map(event -> AccountMonth.of(event).month()).toArray(LocalDate[]::new),
                charged.stream()
                        .map(event -> event.charge().amountMicros().micros())
                        .toArray(Long[]::new));
        return transaction
                .preparedQuery(ADD)
                .mapping(MonthSpendStore::read)
                .execute(rows)
                .map(MonthSpendStore::listOf)
                .chain(kept -> begin(transaction, charged, kept));
    }

    /** Which discounts have been told. */
    Uni<Void> told(SqlConnection transaction, List<MonthSpend> told) {
        return transaction
                .preparedQuery(TOLD)
                .execute(Tuple.of(
                        told.stream().map(spend -> spend.accountId().value()).toArray(UUID[]::new),
                        told.stream().map(spend -> dayOf(spend.month())).toArray(LocalDate[]::new),
                        told.stream().map(spend -> spend.told().basisPoints()).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    /** The months that are kept. */
    Uni<List<MonthSpend>> ofMonth(SqlConnection transaction, List<AccountId> accounts, YearMonth month) {
        return transaction
                .preparedQuery(OF_MONTH)
                .mapping(MonthSpendStore::read)
                .execute(Tuple.of(accounts.stream().map(AccountId::value).toArray(UUID[]::new), dayOf(month)))
                .map(MonthSpendStore::listOf);
    }

    /** What the account was charged in the month, whether or not it is kept. */
    Uni<BigInteger> spentIn(AccountId account, YearMonth month) {
        return pool.preparedQuery(SPENT)
                .execute(Tuple.of(account.value(), dayOf(month)))
                .map(rows -> rows.iterator().next().getBigDecimal(0).toBigIntegerExact());
    }

    /** Nothing is kept any more. */
    Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private static Uni<List<MonthSpend>> begin(
            SqlConnection transaction, List<UsageRecorded> charged, List<MonthSpend> kept) {
        Set<AccountMonth> begun = new HashSet<>();
        charged.forEach(event -> begun.add(AccountMonth.of(event)));
        kept.forEach(spend -> begun.remove(AccountMonth.of(spend)));
        return begun.isEmpty()
                ? Uni.createFrom().item(kept)
                : transaction
                        .preparedQuery(BEGIN)
                        .mapping(MonthSpendStore::read)
                        .execute(Tuple.of(
                                begun.stream().map(AccountMonth::accountId).toArray(UUID[]::new),
                                begun.stream().map(AccountMonth::month).toArray(LocalDate[]::new)))
                        .map(rows -> both(kept, listOf(rows)));
    }

    private static List<MonthSpend> both(List<MonthSpend> some, List<MonthSpend> others) {
        List<MonthSpend> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    private static MonthSpend read(Row row) {
        return new MonthSpend(
                new AccountId(row.getUUID("account_id")),
                YearMonth.from(row.getLocalDate("month")),
                row.getBigDecimal("spent_micros").toBigIntegerExact(),
                new Discount(row.getInteger("told_basis_points")));
    }

    private static LocalDate dayOf(YearMonth month) {
        return month.atDay(1);
    }

    private static <T> List<T> listOf(RowSet<T> rows) {
        return rows.stream().toList();
    }
}
