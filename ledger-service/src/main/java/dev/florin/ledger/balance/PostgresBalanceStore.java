package dev.florin.ledger.balance;

import dev.florin.id.AccountId;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads balances, each with the place in the journal that it reflects. */
@ApplicationScoped
public class PostgresBalanceStore {

    private static final String BALANCE = """
            SELECT a.account_id, a.balance_micros, a.leased_micros, a.version, p.partition, p.last_sequence
            FROM account a JOIN journal_partition p USING (partition)
            WHERE a.account_id = $1""";

    private final Pool pool;

    public PostgresBalanceStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Balance>> balance(AccountId account) {
        return pool.preparedQuery(BALANCE)
                .mapping(Balance::from)
                .execute(Tuple.of(account.value()))
                .map(RowsRead::first);
    }
}
