package dev.florin.gateway.inference;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code POST /v1/embeddings} and {@code POST /v1/images/generations}. */
@ApplicationScoped
public class DirectResource {

    private final Serving serving;
    private final DirectPreparation preparation;
    private final DirectAnswer answer;
    private final DirectEndpoints endpoints;

    public DirectResource(
            Serving serving, DirectPreparation preparation, DirectAnswer answer, DirectEndpoints endpoints) {
        this.serving = serving;
        this.preparation = preparation;
        this.answer = answer;
        this.endpoints = endpoints;
    }

    void register(@Observes Router router) {
        endpoints
                .all()
                .forEach(endpoint -> serving.serve(router, "/v1" + endpoint.path(), asked -> answer(asked, endpoint)));
    }

    private Uni<Void> answer(Serving.Asked asked, DirectEndpoint endpoint) {
        DirectRequest request = endpoint.read(RequestFields.objectIn(asked.body()));
        return preparation
                .prepare(asked, endpoint, request)
                .emitOn(asked.exchange().onContext())
                .chain(call -> answer.give(call, endpoint, asked.exchange()));
    }
}
