package dev.florin.metering.discount;

import dev.florin.id.AccountId;
import dev.florin.metering.catalogue.ConfiguredOffering;
import dev.florin.pricing.DiscountSchedule;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Adds up what accounts spend in a month, and tells when that has reached a step of the offering's schedule. Where the offering has
 * none, nothing is added up.
 */
@ApplicationScoped
public class VolumeDiscounts {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final DiscountSchedule schedule;
    private final MonthSpendStore spends;
    private final DiscountTelling telling;
    private final Clock clock = Clock.systemUTC();

    VolumeDiscounts(ConfiguredOffering configured, MonthSpendStore spends, DiscountTelling telling) {
        this.schedule = configured.offering().volumeDiscounts();
        this.spends = spends;
        this.telling = telling;
    }

    /** Sums that are not kept up from here on would be too small when another offering needs them. */
    void start(@Observes StartupEvent event) {
        if (schedule.isEmpty()) {
            spends.forget().await().atMost(TIMEOUT);
        }
    }

    /**
     * Counts usage that was never counted before, behind its sums by hour and in their transaction.
     *
     * @param fresh each event once
     */
    public Uni<Void> count(SqlConnection transaction, List<UsageRecorded> fresh) {
        if (schedule.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UsageRecorded> charged = fresh.stream()
                .filter(event -> !event.charge().amountMicros().isZero())
                .toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return charged.isEmpty()
                ? Uni.createFrom().voidItem()
                : spends.add(transaction, charged)
                        .map(months -> newsIn(months, MonthSpend.monthOf(now)))
                        .chain(news -> tell(transaction, news, now));
    }

    private List<MonthSpend> newsIn(List<MonthSpend> months, YearMonth present) {
        return months.stream()
                .filter(month -> month.isNews(schedule, present))
                .map(month -> month.telling(schedule))
                .toList();
    }

    private Uni<Void> tell(SqlConnection transaction, List<MonthSpend> news, Instant now) {
        List<AccountId> accounts = news.stream().map(MonthSpend::accountId).toList();
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : spends.told(transaction, news)
                        .chain(() -> telling.hold(transaction, accounts, now))
                        .chain(held -> telling.tell(transaction, held));
    }
}
