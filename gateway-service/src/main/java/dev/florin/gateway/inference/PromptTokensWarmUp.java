package dev.florin.gateway.inference;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Loads the vocabulary beside the start, so that no customer waits for it. */
@ApplicationScoped
public class PromptTokensWarmUp {

    private static final Logger LOG = Logger.getLogger(PromptTokensWarmUp.class);

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("vocabulary").daemon().start(() -> LOG.debugf("%d", PromptTokens.in("warm up")));
    }
}
