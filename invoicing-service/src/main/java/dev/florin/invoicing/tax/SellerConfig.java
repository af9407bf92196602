package dev.florin.invoicing.tax;

import dev.florin.invoicing.domain.Address;
import dev.florin.invoicing.domain.Country;
import dev.florin.invoicing.domain.Seller;
import dev.florin.invoicing.domain.VatId;
import io.smallrye.config.ConfigMapping;
import java.time.ZoneId;
import java.util.List;

/** The legal entity that sells and issues the invoices; a member of the EU. */
@ConfigMapping(prefix = "florin.seller")
interface SellerConfig {

    /** Names the entity in number series; never changes once an invoice was issued. */
    String id();

    String legalName();

    /** Street and what else stands above the city, comma separated. */
    List<String> addressLines();

    String postalCode();

    String city();

    /** ISO 3166-1 alpha-2. */
    String country();

    String vatId();

    /** Where customers ask about an invoice. */
    String email();

    /** Leads invoice numbers: {@code FL} gives {@code FL-2026-000001}. */
    String series();

    /** By which invoices are dated, such as {@code Europe/Berlin}. */
    ZoneId timeZone();

    /** Throws {@link IllegalArgumentException} that says what cannot be used. */
    default Seller toSeller() {
        Address address = new Address(addressLines(), postalCode(), city(), new Country(country()));
        VatId id = VatId.parse(vatId())
                .orElseThrow(() -> new IllegalArgumentException(
                        "florin.seller.vat-id: '" + vatId() + "' does not have the form of an EU VAT id"));
        return new Seller(id(), legalName(), address, id, email(), series(), timeZone());
    }
}
