package dev.florin.gateway.catalogue;

import dev.florin.offering.Offering;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** The live price list, in the shape of OpenAI's list of models. Public. */
@Path("/v1/models")
public class ModelsResource {

    private final CatalogueConsumer catalogue;
    private final Offering offering;

    public ModelsResource(CatalogueConsumer catalogue, Offering offering) {
        this.catalogue = catalogue;
        this.offering = offering;
    }

    /** OpenAI's list. */
    record ModelList(String object, List<ModelRepresentation> data) {}

    @GET
    public ModelList models() {
        return new ModelList(
                "list",
                catalogue.catalogue().inForce(Instant.now()).stream()
                        .map(offer -> ModelRepresentation.from(offer, offering))
                        .toList());
    }
}
