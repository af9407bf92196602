package dev.florin.ledger.domain;

import dev.florin.ledger.AlertReason;
import dev.florin.money.Credits;
import java.util.function.BiConsumer;

/**
 * When a falling balance is worth an alert. An event that takes the balance from above a threshold to it or below raises
 * one alert for it; the next is raised by the next such fall, so only after the balance had recovered.
 *
 * @param level the offering's absolute level; zero for none
 * @param shareOfTopUpPercent the offering's share of the latest purchase, from 0 (none) to 100
 */
public record Thresholds(Credits level, int shareOfTopUpPercent) {

    /** Tells every threshold that lies between the two balances of the account, and why it is one. */
    void crossed(Account before, Account after, BiConsumer<Credits, AlertReason> alert) {
        if (!after.balanceMicros().isLessThan(before.balanceMicros())) {
            return;
        }
        if (isCrossed(level, before, after)) {
            alert.accept(level, AlertReason.LEVEL);
        }
        if (shareOfTopUpPercent > 0) {
            Credits share = shareOf(after.lastTopUpMicros());
            if (isCrossed(share, before, after)) {
                alert.accept(share, AlertReason.SHARE_OF_TOP_UP);
            }
        }
        for (Credits own : after.ownThresholds()) {
            if (isCrossed(own, before, after)) {
                alert.accept(own, AlertReason.OWN_THRESHOLD);
            }
        }
    }

    /** Rounded down to a micro-credit. */
    private Credits shareOf(Credits topUp) {
        long hundredths = topUp.micros() / 100 * shareOfTopUpPercent;
        return new Credits(hundredths + topUp.micros() % 100 * shareOfTopUpPercent / 100);
    }

    private static boolean isCrossed(Credits threshold, Account before, Account after) {
        return !threshold.isZero()
                && threshold.isLessThan(before.balanceMicros())
                && !threshold.isLessThan(after.balanceMicros());
    }
}
