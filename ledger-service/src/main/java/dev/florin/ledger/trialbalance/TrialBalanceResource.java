package dev.florin.ledger.trialbalance;

import dev.florin.ledger.journal.Moment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The trial balance of the whole ledger. */
@Path("/trial-balance")
@RunOnVirtualThread
public class TrialBalanceResource {

    private final PostgresTrialBalanceStore balances;

    public TrialBalanceResource(PostgresTrialBalanceStore balances) {
        this.balances = balances;
    }

    /**
     * @param at with all that was booked up to an instant; without it, the present
     * @param position with the first so many transfers of every partition; absent for all
     */
    @GET
    public TrialBalance trialBalance(
            @QueryParam("at") @Nullable String at, @QueryParam("position") @Nullable String position)
            throws SQLException {
        return balances.read(Moment.parse(at, position));
    }
}
