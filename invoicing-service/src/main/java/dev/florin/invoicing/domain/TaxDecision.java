package dev.florin.invoicing.domain;

import dev.florin.invoicing.domain.TaxEvidence.VatIdCheck;
import dev.florin.invoicing.domain.VatRates.VatRate;
import dev.florin.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which tax falls on credits, an electronically supplied service, sold by an EU seller.
 *
 * @param ratePercent zero where none is charged
 * @param note what the invoice says of it
 */
public record TaxDecision(TaxCategory category, BigDecimal ratePercent, String note, TaxEvidence evidence) {

    /** Decides by seller, buyer and day alone: the same always gives the same. */
    public static TaxDecision of(Seller seller, BillingProfile buyer, LocalDate day, VatRates rates) {
        Case sale = new Case(seller, buyer, day);
        if (buyer.country().equals(seller.country())) {
            return sale.standard(rates, "domestic sale", "Directive 2006/112/EC, art. 44 and 58", "");
        }
        if (!buyer.country().inEu()) {
            return sale.outsideTheEu();
        }
        if (sale.isBusinessOfAnotherMember()) {
            return sale.reverseCharge();
        }
        return sale.standard(
                rates,
                "sale to a consumer of another member",
                "Directive 2006/112/EC, art. 58 and 369a",
                "VAT of " + buyer.country().displayName() + ", declared through the One Stop Shop.");
    }

    /** The tax on an amount, rounded once, half up. */
    public Money taxOn(Money net) {
        return net.percent(ratePercent);
    }

    private record Case(Seller seller, BillingProfile buyer, LocalDate day) {

        /** A VAT id of the seller's own country proves no business in another. */
        boolean isBusinessOfAnotherMember() {
            return buyer.business()
                    && buyer.euVatId()
                            .map(VatId::country)
                            .filter(country -> !country.equals(seller.country()))
                            .isPresent();
        }

        TaxDecision standard(VatRates rates, String rule, String source, String note) {
            VatRate rate = rates.on(buyer.country(), day);
            return new TaxDecision(TaxCategory.S, rate.percent(), note, evidence(rule, source, rate.validFrom()));
        }

        TaxDecision reverseCharge() {
            return new TaxDecision(
                    TaxCategory.AE,
                    BigDecimal.ZERO,
                    "Reverse charge: the recipient owes the VAT (art. 196 Directive 2006/112/EC).",
                    evidence("sale to a business of another member", "Directive 2006/112/EC, art. 44 and 196", null));
        }

        TaxDecision outsideTheEu() {
            String article = buyer.business() ? "art. 44" : "art. 58";
            return new TaxDecision(
                    TaxCategory.O,
                    BigDecimal.ZERO,
                    "Not subject to EU VAT: the service is supplied where the customer is established, outside the EU ("
                            + article + " Directive 2006/112/EC).",
                    evidence("sale to a customer outside the EU", "Directive 2006/112/EC, " + article, null));
        }

        private TaxEvidence evidence(String rule, String source, @Nullable LocalDate rateValidFrom) {
            return new TaxEvidence(
                    rule,
                    source,
                    seller.country(),
                    buyer.country(),
                    buyer.business(),
                    buyer.vatId(),
                    vatIdCheck(),
                    day,
                    rateValidFrom);
        }

        private VatIdCheck vatIdCheck() {
            if (buyer.vatId() == null) {
                return VatIdCheck.NONE_GIVEN;
            }
            return buyer.euVatId().isPresent() ? VatIdCheck.OF_EU_FORM : VatIdCheck.NOT_OF_EU_FORM;
        }
    }
}
