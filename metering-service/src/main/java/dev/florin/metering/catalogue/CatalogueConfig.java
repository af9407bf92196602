package dev.florin.metering.catalogue;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** The models that this deployment sells. */
@ConfigMapping(prefix = "florin.catalogue")
interface CatalogueConfig {

    /** The price list. */
    Path file();
}
