package dev.florin.gateway.inference;

import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this deployment sells; a wrong file stops the start. */
public class OfferingProducer {

    @Produces
    @Singleton
    @Startup
    Offering offering(@ConfigProperty(name = "florin.offering.file") Path file) {
        return OfferingFile.read(file);
    }
}
