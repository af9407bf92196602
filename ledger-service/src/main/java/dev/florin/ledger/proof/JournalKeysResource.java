package dev.florin.ledger.proof;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The keys with which anybody can check the journal's signatures, as {@code verify-proof --key} takes them. */
@Path("/journal/keys")
public class JournalKeysResource {

    private final JournalKeys keys;

    public JournalKeysResource(JournalKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces("application/x-pem-file")
    public String keys() {
        return keys.toPem();
    }
}
