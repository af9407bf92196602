package dev.florin.ledger.balance;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.money.Credits;

/**
 * What an account had at some time; of leases nothing is kept.
 *
 * @param position everything in the journal up to here is reflected
 */
public record PastBalance(AccountId accountId, Credits balanceMicros, Position position) implements BalanceAnswer {}
