package dev.florin.gateway.inference;

import dev.florin.gateway.inference.embedding.Embeddings;
import dev.florin.gateway.inference.image.Images;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** {@code POST /v1/embeddings} and {@code POST /v1/images/generations}. */
@ApplicationScoped
public class DirectResource {

    private final Serving serving;
    private final DirectPreparation preparation;
    private final DirectAnswer answer;
    private final List<DirectEndpoint> endpoints;

    public DirectResource(Serving serving, DirectPreparation preparation, DirectAnswer answer, InferenceConfig config) {
        this.serving = serving;
        this.preparation = preparation;
        this.answer = answer;
        this.endpoints = List.of(new Embeddings(config.promptMarginPercent()), new Images(config.imageOutputTokens()));
    }

    void register(@Observes Router router) {
        endpoints.forEach(endpoint -> serving.serve(router, "/v1" + endpoint.path(), asked -> answer(asked, endpoint)));
    }

    private Uni<Void> answer(Serving.Asked asked, DirectEndpoint endpoint) {
        DirectRequest request = endpoint.read(RequestFields.objectIn(asked.body()));
        return preparation
                .prepare(asked, endpoint, request)
                .emitOn(asked.exchange().onContext())
                .chain(call -> answer.give(call, endpoint, asked.exchange()));
    }
}
