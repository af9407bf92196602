package dev.florin.metering.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The price list as it was published. */
@Path("/models")
public class ModelsResource {
    private final PriceStore prices;

    public ModelsResource(PriceStore prices) {
        this.prices = prices;
    }

    /** Every model with its newest price. */
    public record ModelList(List<ListedModel> models) {}

    @GET
    public Uni<ModelList> list() {
        return prices.newest().map(ModelList::new);
    }
}
