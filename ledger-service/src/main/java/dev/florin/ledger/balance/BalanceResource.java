package dev.florin.ledger.balance;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An account's balance, straight from the books. */
@Path("/accounts/{accountId}/balance")
public class BalanceResource {

    private final PostgresBalanceStore balances;

    public BalanceResource(PostgresBalanceStore balances) {
        this.balances = balances;
    }

    @GET
    public Uni<Balance> balance(AccountId accountId) {
        return balances.balance(accountId).map(found -> found.orElseThrow(() -> unknown(accountId)));
    }

    private static Refusal unknown(AccountId accountId) {
        return new Refusal(ErrorCode.NOT_FOUND, "The ledger has no account " + accountId);
    }
}
