package dev.florin.edge.lifecycle;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends the service when its standard input ends, where {@code florin.end-with-input} says so.
 *
 * <p>The launcher holds the other end: however it dies, its services do not outlive it.
 */
@ApplicationScoped
public class EndOfInput {

    private static final Logger LOG = Logger.getLogger(EndOfInput.class);

    private final boolean enabled;

    public EndOfInput(@ConfigProperty(name = "florin.end-with-input", defaultValue = "false") boolean enabled) {
        this.enabled = enabled;
    }

    void watch(@Observes StartupEvent started) {
        if (enabled) {
            Thread.ofPlatform().daemon().name("end-of-input").start(EndOfInput::exitAtEnd);
        }
    }

    private static void exitAtEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
            LOG.info("Standard input ended: the launcher is gone.");
        } catch (IOException e) {
            LOG.warn("Standard input broke", e);
        }
        Quarkus.asyncExit();
    }
}
