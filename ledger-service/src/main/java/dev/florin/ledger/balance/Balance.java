package dev.florin.ledger.balance;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.money.Credits;
import io.vertx.mutiny.sqlclient.Row;

/**
 * What an account can still spend.
 *
 * @param balanceMicros credits not yet spent, leased ones included
 * @param leasedMicros the part set aside for gateway replicas
 * @param freeMicros the rest
 * @param version grows with every change
 * @param position everything in the journal up to here is reflected
 */
public record Balance(
        AccountId accountId,
        Credits balanceMicros,
        Credits leasedMicros,
        Credits freeMicros,
        long version,
        Position position) {

    static Balance from(Row row) {
        Credits balance = new Credits(row.getLong("balance_micros"));
        Credits leased = new Credits(row.getLong("leased_micros"));
        return new Balance(
                new AccountId(row.getUUID("account_id")),
                balance,
                leased,
                balance.minus(leased),
                row.getLong("version"),
                new Position(row.getInteger("partition"), row.getLong("last_sequence")));
    }
}
