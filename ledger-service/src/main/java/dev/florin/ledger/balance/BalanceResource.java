package dev.florin.ledger.balance;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.ledger.journal.Moment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An account's balance, straight from the books. */
@Path("/accounts/{accountId}/balance")
@RunOnVirtualThread
public class BalanceResource {

    private final PostgresBalanceStore balances;

    public BalanceResource(PostgresBalanceStore balances) {
        this.balances = balances;
    }

    /**
     * @param at with all that was booked up to an instant; without it, the present
     * @param position with all up to a sequence of the account's partition; without it, the present
     */
    @GET
    public BalanceAnswer balance(
            AccountId accountId,
            @QueryParam("at") @Nullable String at,
            @QueryParam("position") @Nullable String position)
            throws SQLException {
        return balances.balance(accountId, Moment.parse(at, position)).orElseThrow(() -> unknown(accountId));
    }

    private static Refusal unknown(AccountId accountId) {
        return new Refusal(ErrorCode.NOT_FOUND, "The ledger has no account " + accountId);
    }
}
