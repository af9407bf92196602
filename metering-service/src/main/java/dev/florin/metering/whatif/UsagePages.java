package dev.florin.metering.whatif;

import dev.florin.id.Uuid7;
import dev.florin.metering.charge.RecordedUsage;
import dev.florin.metering.charge.RecordedUsageStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One reading of a period's requests, in the order of their arrival, page by page as far as the time suffices. */
final class UsagePages {

    private final RecordedUsageStore recorded;
    private final WhatIfPeriod period;
    private final int size;
    private final long deadlineNanos;
    private UUID last;
    private boolean complete;

    /** @param deadlineNanos by {@link System#nanoTime}; the page that is read then is the last one */
    UsagePages(RecordedUsageStore recorded, WhatIfPeriod period, int size, long deadlineNanos) {
        this.recorded = recorded;
        this.period = period;
        this.size = size;
        this.deadlineNanos = deadlineNanos;
        this.last = period.before();
    }

    /** Reads the pages one after another, on a thread that may take its time: rating thousands of requests does. */
    Uni<WhatIf> into(WhatIf whatIf) {
        return Multi.createBy()
                .repeating()
                .uni(() -> next(whatIf))
                .whilst(page -> !complete && System.nanoTime() - deadlineNanos < 0)
                .collect()
                .last()
                .replaceWith(whatIf);
    }

    /** Whether all requests of the period were read. */
    boolean isComplete() {
        return complete;
    }

    /** Up to when requests were read: the end of the period, or the arrival of the last one. */
    Instant readUntil() {
        return complete ? period.until() : Uuid7.timeOf(last);
    }

    private Uni<List<RecordedUsage>> next(WhatIf whatIf) {
        return recorded.page(last, period.behind(), size)
                .emitOn(Infrastructure.getDefaultExecutor())
                .invoke(whatIf::addAll)
                .invoke(this::turn);
    }

    private void turn(List<RecordedUsage> page) {
        complete = page.size() < size;
        if (!page.isEmpty()) {
            last = page.getLast().requestId().value();
        }
    }
}
