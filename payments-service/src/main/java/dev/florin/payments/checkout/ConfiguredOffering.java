package dev.florin.payments.checkout;

import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The offering that {@code florin.offering.file} names; a bad file stops the service at its start. */
@Singleton
public class ConfiguredOffering {

    @Startup
    @Produces
    @Singleton
    Offering read(@ConfigProperty(name = "florin.offering.file") Path file) {
        return OfferingFile.read(file);
    }
}
