package dev.florin.metering.charge;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jboss.logging.Logger;

/** Drops months of recorded usage that are older than is configured, when the service starts and once a day. */
@ApplicationScoped
public class UsageRetention {

    private static final Logger LOG = Logger.getLogger(UsageRetention.class);

    /** Of one run; what is left is for the next one. */
    private static final int MOST_MONTHS = 24;

    private final RecordedUsageStore recorded;
    private final int months;
    private final Clock clock = Clock.systemUTC();

    /** Throws {@link IllegalArgumentException} on less than a month, and the service does not start. */
    public UsageRetention(RecordedUsageStore recorded, UsageRetentionConfig config) {
        this.recorded = recorded;
        this.months = config.months();
        if (months < 1) {
            throw new IllegalArgumentException("florin.usage-retention.months: must be at least 1, not " + months);
        }
    }

    void start(@Observes StartupEvent event) {
        LOG.infof("Recorded usage is kept for %d months", months);
    }

    @Scheduled(every = "24h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return dropOld(YearMonth.now(clock))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Old usage could not be dropped, it will be tried tomorrow"))
                .onFailure()
                .recoverWithNull();
    }

    /** Drops what lies before the months that are kept; returns which were dropped. */
    Uni<List<String>> dropOld(YearMonth current) {
        return recorded.dropBefore(current.minusMonths(months), MOST_MONTHS)
                .invoke(dropped -> dropped.forEach(month -> LOG.infof("Dropped %s: it is too old to be kept", month)));
    }
}
