package dev.florin.payments.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.edge.identity.ServiceToken;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.invoicing.TaxQuote;
import dev.florin.invoicing.TaxQuoteRequest;
import dev.florin.payments.domain.FixedTax;
import dev.florin.payments.domain.Order;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks invoicing for the tax on an order; asked again it answers the same. */
@ApplicationScoped
public class TaxQuotes {

    private static final Logger LOG = Logger.getLogger(TaxQuotes.class);

    private final TaxQuoteClient invoicing;
    private final ServiceToken serviceToken;

    public TaxQuotes(@RestClient TaxQuoteClient invoicing, ServiceToken serviceToken) {
        this.invoicing = invoicing;
        this.serviceToken = serviceToken;
    }

    /** Fails with a {@link Refusal} that tells the customer what to do, where there is something to do. */
    Uni<FixedTax> quote(Order.Placed order) {
        TaxQuoteRequest request =
                new TaxQuoteRequest(order.terms().orderId(), order.terms().net());
        return invoicing
                .quote(order.terms().accountId(), serviceToken.value(), request)
                .onFailure(failure -> !(failure instanceof Refusal))
                .transform(TaxQuotes::refusalOf)
                .map(quote -> taxOf(quote, request));
    }

    private static FixedTax taxOf(TaxQuote quote, TaxQuoteRequest request) {
        boolean fits = quote.orderId().equals(request.orderId())
                && quote.net().equals(request.net())
                && quote.total().equals(quote.net().plus(quote.tax()));
        if (!fits) {
            LOG.errorf("Asked for %s, invoicing quoted %s", request, quote);
            throw new Refusal(ErrorCode.UPSTREAM_FAILED, "The tax quote does not fit the order");
        }
        return new FixedTax(quote.taxQuoteId(), quote.tax(), quote.ratePercent());
    }

    private static Refusal refusalOf(Throwable failure) {
        if (failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == 409) {
            return conflictOf(refused.getResponse().readEntity(JsonNode.class));
        }
        LOG.warn("Invoicing gave no tax quote", failure);
        return new Refusal(
                ErrorCode.UNAVAILABLE,
                "The tax cannot be determined at the moment. Repeat the request with the same Idempotency-Key.");
    }

    private static Refusal conflictOf(JsonNode problem) {
        boolean profileMissing = ErrorCode.BILLING_PROFILE_MISSING
                .name()
                .equals(problem.path("code").asText());
        String detail = problem.path("detail").asText("The tax cannot be determined");
        return profileMissing
                ? new Refusal(
                        ErrorCode.BILLING_PROFILE_MISSING,
                        detail + ". Put the billing profile, then repeat the request with the same Idempotency-Key.")
                : new Refusal(ErrorCode.CONFLICT, detail);
    }
}
