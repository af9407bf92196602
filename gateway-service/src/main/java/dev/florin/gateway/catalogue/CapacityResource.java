package dev.florin.gateway.catalogue;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.offering.Offering;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How much text the credits of each plan are enough for. Public. */
@Path("/v1/capacity")
public class CapacityResource {

    private static final long MOST_OF_PAGE = 1_000_000;

    private final CatalogueConsumer catalogue;
    private final Offering offering;

    public CapacityResource(CatalogueConsumer catalogue, Offering offering) {
        this.catalogue = catalogue;
        this.offering = offering;
    }

    /**
     * @param model the customer's name of it
     * @param charactersPerPage what is counted as a page; pages are not told without it
     */
    @GET
    public CapacityReport capacity(@RestQuery @Nullable String model, @RestQuery @Nullable Long charactersPerPage) {
        if (model == null) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "model: a model's name is needed");
        }
        if (charactersPerPage != null && (charactersPerPage < 1 || charactersPerPage > MOST_OF_PAGE)) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "charactersPerPage: must be from 1 to " + MOST_OF_PAGE);
        }
        return CapacityReport.of(sold(model), offering, charactersPerPage);
    }

    private PricePublished sold(String model) {
        return catalogue
                .catalogue()
                .inForce(model, Instant.now())
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "model: '" + model + "' is not sold"));
    }
}
