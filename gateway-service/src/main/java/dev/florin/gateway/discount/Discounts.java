package dev.florin.gateway.discount;

import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.id.AccountId;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The discounts of all accounts that have one. What is not known here is not given: until then a request costs what the price
 * says.
 */
public final class Discounts {

    private final Discount most;
    private final ConcurrentMap<AccountId, Standing> standings = new ConcurrentHashMap<>();

    private Instant nextSweep = Instant.MIN;

    /** @param schedule of this deployment's offering: what was told under another one never exceeds it */
    public Discounts(DiscountSchedule schedule) {
        this.most = schedule.largest();
    }

    /** What an account's last event says holds; an earlier one that is told again changes nothing. One caller at a time. */
    public void add(DiscountsChanged told, Instant now) {
        standings.compute(told.accountId(), (account, known) -> standing(known, Standing.of(told, most), now));
        if (!now.isBefore(nextSweep)) {
            sweep(now);
        }
    }

    /** What a request of the account pays less that is admitted then. */
    public Discount at(AccountId account, Instant time) {
        Standing standing = standings.get(account);
        return standing == null ? Discount.NONE : standing.at(time);
    }

    /** The commitment of the account whose term it is. */
    public Optional<CommitmentTerm> commitmentAt(AccountId account, Instant time) {
        Standing standing = standings.get(account);
        return standing == null ? Optional.empty() : standing.commitmentAt(time);
    }

    /** Of how many accounts something is known. */
    public int accounts() {
        return standings.size();
    }

    /** What is over with the month that ended goes, once in each month. */
    private void sweep(Instant now) {
        standings.values().removeIf(standing -> standing.isOverAt(now));
        nextSweep =
                Standing.startOf(YearMonth.from(now.atOffset(ZoneOffset.UTC)).plusMonths(1));
    }

    private static @Nullable Standing standing(@Nullable Standing known, Standing told, Instant now) {
        if (known != null && told.toldAt().isBefore(known.toldAt())) {
            return known;
        }
        return told.isOverAt(now) ? null : told;
    }
}
