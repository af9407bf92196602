package dev.florin.gateway.billing;

import dev.florin.gateway.directory.OperatorsOnly;
import dev.florin.id.DraftId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The operators' way to drafts of prices, which metering owns: written, imported, compared, tried, reviewed, published. */
@OperatorsOnly
@Path("/admin/catalogue")
public class CatalogueDraftsResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;

    public CatalogueDraftsResource(Owners owners) {
        this.owners = owners;
    }

    @POST
    @Path("/imports")
    public Uni<Response> importFile(@Context ContainerRequestContext request, byte[] body) {
        return pass("/imports", request, body);
    }

    @GET
    @Path("/drafts")
    public Uni<Response> drafts(@Context ContainerRequestContext request) {
        return pass("/drafts", request, NO_BODY);
    }

    @POST
    @Path("/drafts")
    public Uni<Response> write(@Context ContainerRequestContext request, byte[] body) {
        return pass("/drafts", request, body);
    }

    @GET
    @Path("/drafts/{draftId}")
    public Uni<Response> draft(DraftId draftId, @Context ContainerRequestContext request) {
        return pass("/drafts/" + draftId, request, NO_BODY);
    }

    @GET
    @Path("/drafts/{draftId}/models")
    public Uni<Response> models(DraftId draftId, @Context ContainerRequestContext request) {
        return pass("/drafts/" + draftId + "/models", request, NO_BODY);
    }

    @PUT
    @Path("/drafts/{draftId}/models")
    public Uni<Response> rewrite(DraftId draftId, @Context ContainerRequestContext request, byte[] body) {
        return pass("/drafts/" + draftId + "/models", request, body);
    }

    @GET
    @Path("/drafts/{draftId}/difference")
    public Uni<Response> difference(DraftId draftId, @Context ContainerRequestContext request) {
        return pass("/drafts/" + draftId + "/difference", request, NO_BODY);
    }

    @GET
    @Path("/drafts/{draftId}/whatif")
    public Uni<Response> whatIf(DraftId draftId, @Context ContainerRequestContext request) {
        return pass("/drafts/" + draftId + "/whatif", request, NO_BODY);
    }

    @GET
    @Path("/drafts/{draftId}/import")
    public Uni<Response> importReport(DraftId draftId, @Context ContainerRequestContext request) {
        return pass("/drafts/" + draftId + "/import", request, NO_BODY);
    }

    @POST
    @Path("/drafts/{draftId}/submit")
    public Uni<Response> submit(DraftId draftId, @Context ContainerRequestContext request, byte[] body) {
        return pass("/drafts/" + draftId + "/submit", request, body);
    }

    @POST
    @Path("/drafts/{draftId}/reject")
    public Uni<Response> reject(DraftId draftId, @Context ContainerRequestContext request, byte[] body) {
        return pass("/drafts/" + draftId + "/reject", request, body);
    }

    @POST
    @Path("/drafts/{draftId}/publish")
    public Uni<Response> publish(DraftId draftId, @Context ContainerRequestContext request, byte[] body) {
        return pass("/drafts/" + draftId + "/publish", request, body);
    }

    private Uni<Response> pass(String path, ContainerRequestContext request, byte[] body) {
        return owners.pass(Owner.METERING, "/catalogue" + path, request, body);
    }
}
