package dev.florin.ledger.domain;

import dev.florin.money.Credits;

/**
 * One alert per crossing: armed by a balance above the threshold, raised by the next one at or below it. An account that
 * never had more than the threshold never crossed it.
 *
 * @param threshold at or below this balance an alert is due
 */
public record LowBalanceRule(Credits threshold) {

    boolean isCrossedBy(Account account) {
        return account.alertArmed() && !isAbove(account);
    }

    /** The account with its alert armed if it has recovered, disarmed if it has not. */
    Account rearm(Account account) {
        return account.withAlertArmed(isAbove(account));
    }

    private boolean isAbove(Account account) {
        return threshold.isLessThan(account.balanceMicros());
    }
}
