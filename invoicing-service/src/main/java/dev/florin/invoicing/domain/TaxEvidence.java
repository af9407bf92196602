package dev.florin.invoicing.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a tax decision rests on, kept with it.
 *
 * @param rule the rule that applied
 * @param source where the law says so
 * @param vatId as shown by the customer
 * @param vatIdCheck what was checked of it
 * @param rateValidFrom since when the rate holds, where there is one
 */
public record TaxEvidence(
        String rule,
        String source,
        Country sellerCountry,
        Country buyerCountry,
        boolean business,
        @Nullable String vatId,
        VatIdCheck vatIdCheck,
        LocalDate decidedOn,
        @Nullable LocalDate rateValidFrom) {

    /** What is known of a VAT id. */
    public enum VatIdCheck {
        NONE_GIVEN,
        NOT_OF_EU_FORM,
        OF_EU_FORM
    }
}
