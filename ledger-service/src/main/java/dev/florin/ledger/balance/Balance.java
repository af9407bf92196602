package dev.florin.ledger.balance;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Account;
import dev.florin.money.Credits;

/**
 * What an account can still spend.
 *
 * @param balanceMicros credits not yet spent, leased ones included
 * @param leasedMicros the part set aside for gateway replicas
 * @param freeMicros what more may be set aside: the rest of what can be spent, credit limit included
 * @param owedMicros what the customer owes: usage on credit, and refunded or disputed credits that had been spent
 * @param creditLimitMicros up to how much may be owed for usage
 * @param version the number of the latest block that changed the account
 * @param position everything in the journal up to here is reflected
 */
public record Balance(
        AccountId accountId,
        Credits balanceMicros,
        Credits leasedMicros,
        Credits freeMicros,
        Credits owedMicros,
        Credits creditLimitMicros,
        long version,
        Position position)
        implements BalanceAnswer {

    static Balance of(Account account, Position position) {
        return new Balance(
                account.accountId(),
                account.balanceMicros(),
                account.leasedMicros(),
                account.freeMicros(),
                account.receivableMicros(),
                account.creditLimitMicros(),
                account.block(),
                position);
    }
}
