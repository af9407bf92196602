package dev.florin.metering.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.nio.file.Path;

/** The files of the offering that this deployment sells. */
@ConfigMapping(prefix = "florin")
interface CatalogueConfig {

    /** The price list. */
    @WithName("catalogue.file")
    Path catalogueFile();

    /** The offering: its name leads price versions, its credit price converts the rates. */
    @WithName("offering.file")
    Path offeringFile();
}
