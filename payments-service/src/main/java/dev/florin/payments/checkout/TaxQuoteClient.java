package dev.florin.payments.checkout;

import dev.florin.edge.identity.ServiceToken;
import dev.florin.id.AccountId;
import dev.florin.invoicing.TaxQuote;
import dev.florin.invoicing.TaxQuoteRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Invoicing's tax quotes over HTTP; {@link TaxQuotes} makes sense of the refusals. */
@RegisterRestClient(configKey = "invoicing")
interface TaxQuoteClient {

    @POST
    @Path("/accounts/{accountId}/tax-quotes")
    Uni<TaxQuote> quote(
            @PathParam("accountId") AccountId accountId,
            @HeaderParam(ServiceToken.HEADER) String serviceToken,
            TaxQuoteRequest request);
}
