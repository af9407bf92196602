package dev.florin.gateway.inference;

import dev.florin.gateway.inference.embedding.Embeddings;
import dev.florin.gateway.inference.image.Images;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The endpoints whose requests are passed on as they come. */
@ApplicationScoped
public class DirectEndpoints {

    private final DirectEndpoint embeddings;
    private final DirectEndpoint images;

    public DirectEndpoints(InferenceConfig config) {
        this.embeddings = new Embeddings(config.promptMarginPercent());
        this.images = new Images(config.imageOutputTokens());
    }

    DirectEndpoint embeddings() {
        return embeddings;
    }

    DirectEndpoint images() {
        return images;
    }

    List<DirectEndpoint> all() {
        return List.of(embeddings, images);
    }
}
