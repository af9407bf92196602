package dev.florin.invoicing.tax;

import dev.florin.invoicing.domain.Seller;
import dev.florin.invoicing.domain.VatRates;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What taxes are decided by; read when the service starts, which a seller or rate that cannot be used stops. */
class TaxRules {
    private static final String RATES = "/vat-rates.txt";

    @Produces
    @Singleton
    @Startup
    Seller seller(SellerConfig config) {
        return config.toSeller();
    }

    @Produces
    @Singleton
    @Startup
    VatRates rates() {
        try (InputStream file = TaxRules.class.getResourceAsStream(RATES)) {
            if (file == null) {
                throw new IllegalStateException(RATES + " is missing");
            }
            return VatRates.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
