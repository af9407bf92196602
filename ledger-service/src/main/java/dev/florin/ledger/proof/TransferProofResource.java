package dev.florin.ledger.proof;

import dev.florin.id.AccountId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;

/** That a transfer stands in the journal. */
@Path("/accounts/{accountId}/transfers/{sequence}/proof")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TransferProofResource {

    private final PostgresProofStore store;
    private final Proofs proofs;

    public TransferProofResource(PostgresProofStore store, Proofs proofs) {
        this.store = store;
        this.proofs = proofs;
    }

    @GET
    public byte[] proof(AccountId accountId, long sequence) throws SQLException {
        return proofs.of(store.ofTransfer(accountId, sequence), "transfer " + sequence + " of " + accountId);
    }
}
