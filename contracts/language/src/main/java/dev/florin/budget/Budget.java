package dev.florin.budget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.florin.event.LineOfText;
import dev.florin.id.BudgetId;
import dev.florin.id.SpenderId;
import dev.florin.money.Credits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A limit on what one spender takes of an account in each of its periods. It counts what is admitted while it holds.
 *
 * @param spender whose spending counts
 * @param name for people, in one line; refusals tell it
 * @param limitMicros of each period
 * @param alertPercents at which shares of the limit to alert, each once a period; at most {@value #MOST_ALERTS}, different,
 *     from 1 to 100
 * @param zone in which days, weeks and months begin
 */
public record Budget(
        BudgetId budgetId,
        SpenderId spender,
        String name,
        BudgetPeriod period,
        BudgetKind kind,
        Credits limitMicros,
        List<Integer> alertPercents,
        ZoneId zone) {

    public static final int MOST_ALERTS = 10;

    private static final int WHOLE = 100;

    public Budget {
        LineOfText.require("name", name);
        alertPercents = List.copyOf(alertPercents);
        if (alertPercents.size() > MOST_ALERTS) {
            throw new IllegalArgumentException("alertPercents: at most " + MOST_ALERTS);
        }
        if (alertPercents.stream().anyMatch(percent -> percent < 1 || percent > WHOLE)) {
            throw new IllegalArgumentException("alertPercents are from 1 to " + WHOLE);
        }
        if (alertPercents.stream().distinct().count() < alertPercents.size()) {
            throw new IllegalArgumentException("alertPercents: one stands twice");
        }
    }

    @JsonIgnore
    public boolean isHard() {
        return kind == BudgetKind.HARD;
    }

    /** The window that the time lies in. */
    public BudgetWindow windowAt(Instant time) {
        return new BudgetWindow(budgetId, period.startOf(time, zone));
    }

    /** When that window ends. */
    public Instant windowEnd(Instant time) {
        return period.endOf(time, zone);
    }

    /** A share of the limit, rounded down to a micro-credit. */
    public Credits shareOf(int percent) {
        long micros = limitMicros.micros();
        return new Credits(micros / WHOLE * percent + micros % WHOLE * percent / WHOLE);
    }
}
