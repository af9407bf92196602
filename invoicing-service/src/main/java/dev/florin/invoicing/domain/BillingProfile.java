package dev.florin.invoicing.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * To whom an account's invoices are made out.
 *
 * @param vatId as the customer wrote it; outside the EU any tax number
 * @param business whether the customer buys as a business
 */
public record BillingProfile(
        String legalName,
        Address address,
        String email,
        @Nullable String vatId,
        boolean business) {

    public Country country() {
        return address.country();
    }

    /** The VAT id where it is one of the EU's. */
    public Optional<VatId> euVatId() {
        return Optional.ofNullable(vatId).flatMap(VatId::parse);
    }
}
