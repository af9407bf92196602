package dev.florin.invoicing.tax;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.invoicing.TaxQuote;
import dev.florin.invoicing.TaxQuoteRequest;
import dev.florin.invoicing.tax.Quoting.Contradiction;
import dev.florin.invoicing.tax.Quoting.ProfileMissing;
import dev.florin.invoicing.tax.Quoting.Quoted;
import dev.florin.invoicing.tax.TaxQuoteHandler.Question;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Tells payments what tax falls on an order, before the customer pays. */
@Path("/accounts/{accountId}/tax-quotes")
public class TaxQuoteResource {
    private final TaxQuoteHandler handler;

    public TaxQuoteResource(TaxQuoteHandler handler) {
        this.handler = handler;
    }

    /** Idempotent by the order: the same order is answered with the same quote, whatever the profile became. */
    @POST
    public Uni<TaxQuote> quote(@RestPath AccountId accountId, @Nullable TaxQuoteRequest request) {
        return handler.quote(questionOf(accountId, request)).map(quoting -> quoteOf(quoting, accountId));
    }

    private static TaxQuote quoteOf(Quoting quoting, AccountId account) {
        return switch (quoting) {
            case Quoted quoted -> quoted.quote();
            case ProfileMissing missing ->
                throw new Refusal(
                        ErrorCode.BILLING_PROFILE_MISSING,
                        "The tax depends on the buyer: first PUT the billing profile of account " + account);
            case Contradiction contradiction ->
                throw new Refusal(
                        ErrorCode.CONFLICT, "The order was quoted before, for another net amount or another account");
        };
    }

    private static Question questionOf(AccountId account, @Nullable TaxQuoteRequest request) {
        if (request == null) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "the body must be a JSON object");
        }
        require(request.orderId() != null, "orderId: is missing");
        require(request.net() != null && request.net().minor() > 0, "net: must be an amount above zero");
        return new Question(account, request.orderId(), request.net());
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Refusal(ErrorCode.INVALID_FIELD, detail);
        }
    }
}
