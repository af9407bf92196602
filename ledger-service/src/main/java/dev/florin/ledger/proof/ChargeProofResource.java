package dev.florin.ledger.proof;

import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;

/** That what a request cost stands in the journal, with a transfer for each lot that paid. */
@Path("/accounts/{accountId}/charges/{requestId}/proof")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChargeProofResource {

    private final PostgresProofStore store;
    private final Proofs proofs;

    public ChargeProofResource(PostgresProofStore store, Proofs proofs) {
        this.store = store;
        this.proofs = proofs;
    }

    @GET
    public byte[] proof(AccountId accountId, RequestId requestId) throws SQLException {
        return proofs.of(store.ofCharge(accountId, requestId), "charge for " + requestId + " on " + accountId);
    }
}
