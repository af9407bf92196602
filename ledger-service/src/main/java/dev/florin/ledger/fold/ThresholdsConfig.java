package dev.florin.ledger.fold;

import dev.florin.ledger.domain.Thresholds;
import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The offering says when a balance is low. */
@ApplicationScoped
public class ThresholdsConfig {

    @Produces
    @Singleton
    Thresholds thresholds(@ConfigProperty(name = "florin.offering.file") Path file) {
        return read(file);
    }

    /** As an offering's file has them. */
    public static Thresholds read(Path offeringFile) {
        Offering offering = OfferingFile.read(offeringFile);
        return new Thresholds(offering.lowBalance(), offering.lowBalanceSharePercent());
    }
}
