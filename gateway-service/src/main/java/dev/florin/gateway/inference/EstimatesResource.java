package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.admission.Admission;
import dev.florin.gateway.inference.upstream.UpstreamRequest;
import dev.florin.offering.Offering;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code POST /v1/estimates}: what a request would cost at most, before it is made. The body is that of the request; it is read,
 * priced and refused as there, and neither sent nor admitted: nobody is called, nothing is set aside, no limit is used up.
 */
@ApplicationScoped
public class EstimatesResource {

    private static final String PATH = "/v1/estimates";

    private final Serving serving;
    private final Preparation chats;
    private final DirectPreparation others;
    private final DirectEndpoints endpoints;
    private final Admission admission;
    private final Offering offering;

    public EstimatesResource(
            Serving serving,
            Preparation chats,
            DirectPreparation others,
            DirectEndpoints endpoints,
            Admission admission,
            Offering offering) {
        this.serving = serving;
        this.chats = chats;
        this.others = others;
        this.endpoints = endpoints;
        this.admission = admission;
        this.offering = offering;
    }

    void register(@Observes Router router) {
        serving.serve(router, PATH, this::answer);
    }

    private Uni<Void> answer(Serving.Asked asked) {
        ObjectNode body = RequestFields.objectIn(asked.body());
        EstimateReport report = new EstimateReport(offering, admission, asked.caller());
        asked.exchange().answer(estimated(asked, body, report));
        return Uni.createFrom().voidItem();
    }

    /** What kind of request it is, its own field tells. */
    private ObjectNode estimated(Serving.Asked asked, ObjectNode body, EstimateReport report) {
        if (body.has("messages")) {
            return ofChat(asked, report);
        }
        if (body.has("input")) {
            return ofOther(asked, endpoints.embeddings(), body, report);
        }
        if (body.has("prompt")) {
            return ofOther(asked, endpoints.images(), body, report);
        }
        throw InferenceRefusal.ofField(
                "messages", "a chat's messages, an embedding's input or an image's prompt is needed.");
    }

    private ObjectNode ofChat(Serving.Asked asked, EstimateReport report) {
        Preparation.Prepared prepared = chats.prepared(
                asked.exchange().requestId(),
                asked.caller(),
                ChatRequestReader.read(asked.body()),
                asked.exchange().arrivedNanos());
        Call call = prepared.unpaid();
        // The provider's words may lack what is asked for.
        UpstreamRequest unused = ChatFamilies.of(call).request(call);
        return report.of(call, chats.demandOf(prepared));
    }

    private ObjectNode ofOther(Serving.Asked asked, DirectEndpoint endpoint, ObjectNode body, EstimateReport report) {
        DirectRequest request = endpoint.read(body);
        return report.of(others.unadmitted(asked, endpoint, request), endpoint);
    }
}
