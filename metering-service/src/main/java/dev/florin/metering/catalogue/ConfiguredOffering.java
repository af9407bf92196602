package dev.florin.metering.catalogue;

import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** For what offering prices are: its name leads their versions, its credit price converts their rates. */
@Singleton
public class ConfiguredOffering {
    private final Offering offering;

    public ConfiguredOffering(@ConfigProperty(name = "florin.offering.file") Path offeringFile) {
        this.offering = OfferingFile.read(offeringFile);
    }

    public Offering offering() {
        return offering;
    }
}
